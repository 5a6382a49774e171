import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.Timex3;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;
import org.apache.uima.cas.FSIterator;
import org.apache.uima.jcas.JCas;

/** Lines of date, tab and text in base 64 in; for each a line of "start end type value mod", each with a tab, out. */
public class HeidelTimeLines {
  /** Arguments: settings, tagger of parts of speech, type of document, language. */
  public static void main(String[] words) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);
    HeidelTimeStandalone tagger =
        new HeidelTimeStandalone(
            Language.getLanguageFromString(words[3]),
            DocumentType.valueOf(words[2]),
            OutputType.TIMEML,
            words[0],
            POSTagger.valueOf(words[1]));
    SimpleDateFormat form = new SimpleDateFormat("yyyy-MM-dd");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] cells = line.split("\t");
      String text = new String(Base64.getDecoder().decode(cells[1]), StandardCharsets.UTF_8);
      out.println(tagger.process(text, form.parse(cells[0]), HeidelTimeLines::found));
    }
  }

  private static String found(JCas cas) {
    StringBuilder line = new StringBuilder();
    for (FSIterator<?> all = cas.getAnnotationIndex(Timex3.type).iterator(); all.hasNext(); ) {
      Timex3 one = (Timex3) all.next();
      line.append(one.getBegin()).append(' ').append(one.getEnd()).append(' ').append(one.getTimexType());
      line.append(' ').append(one.getTimexValue()).append(' ').append(one.getTimexMod()).append('\t');
    }
    return line.toString();
  }
}
