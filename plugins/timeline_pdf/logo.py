"""A theme's logo at the head of the first page, never stretched and never larger than a title is high."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import attrs
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from timeline import OptionError

_WIDE: Final = 130.0
_HIGH: Final = 40.0
_MOST: Final = 16_000_000  # pixels; more would take memory for nothing that a page shows
_ENOUGH: Final = 2000  # pixels a side; more are not seen in print at this size
_NAME: Final = "logo"
_NEXT: Final = "Give a PNG or JPEG file as logo"


@attrs.frozen
class Logo:
    """A picture and the size that it is drawn in, in points."""

    image: Any
    width: float
    height: float


def read_logo(data: bytes, where: str = "theme") -> Logo:
    """A PNG or JPEG. Raises OptionError, which tells `where` it was named, for anything else."""
    try:
        picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        wide, high = picture.size
        solid = _solid(picture) if wide * high <= _MOST else None
    except Exception as error:  # whatever a damaged picture makes the decoder raise
        raise OptionError("the logo is no PNG or JPEG, or damaged", where, _NEXT) from error
    if solid is None:
        raise OptionError("the logo has more than 16 million pixels", where, _NEXT)
    scale = min(_WIDE / solid.width, _HIGH / solid.height)
    width, height = solid.width * scale, solid.height * scale
    solid.thumbnail((_ENOUGH, _ENOUGH))
    ground = Image.new("RGBA", solid.size, "white")  # the paper's, for a picture that can be seen through
    ground.alpha_composite(solid)
    return Logo(ImageReader(ground.convert("RGB")), width, height)


def _solid(picture: Image.Image) -> Image.Image:
    """With 8 bits a channel, turned as a camera or scanner noted."""
    if picture.mode.startswith("I"):  # 16 bits, of which converting alone keeps the lowest
        picture = picture.point(lambda level: level * (1 / 256)).convert("L")
    return ImageOps.exif_transpose(picture).convert("RGBA")


def embed(logo: Logo, document: Any) -> dict[str, Any]:
    """Put the picture into a PDFDocument; gives the entries for a page's XObject resources."""
    picture: Any = pdfdoc.PDFImageXObject(_NAME, logo.image, mask=None)
    document.addForm(_NAME, picture)
    return {pdfdoc.xObjectName(_NAME): pdfdoc.PDFObjectReference(pdfdoc.xObjectName(_NAME))}


def operators(logo: Logo, right: float, top: float) -> str:
    """Draw the picture with its right upper corner at this point, counted from the page's left lower corner."""
    x, y = right - logo.width, top - logo.height
    size = f"{logo.width:.2f} 0 0 {logo.height:.2f} {x:.2f} {y:.2f}"
    return f"/Artifact <</Type/Pagination/Subtype/Header>> BDC\nq {size} cm /{pdfdoc.xObjectName(_NAME)} Do Q\nEMC"
