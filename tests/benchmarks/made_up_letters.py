"""Files of a wanted size that hold nothing of anybody."""

import os
from io import BytesIO

from pikepdf import Pdf, Stream


def letter(size: int) -> bytes:
    """Returns a PDF of about that many bytes, none of which can be packed smaller."""
    made, out = Pdf.new(), BytesIO()
    made.add_blank_page()
    made.Root.Scan = made.make_indirect(Stream(made, os.urandom(size)))
    made.save(out)
    return out.getvalue()
