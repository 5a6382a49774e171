"""From pages to a PDF file: operators, structure, links, and how all is packed."""
