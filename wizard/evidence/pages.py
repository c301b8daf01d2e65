"""The pages of a PDF as pictures: what people look at runs nothing, in any browser."""

import io

import pypdfium2

from wizard.evidence.scratch import Scratch, opened

MOST_PAGES = 30
WIDTH = 1240  # points across a page as drawn
MOST_POINTS = 4_000_000


def count_pages(copy: Scratch) -> int:
    """Returns how many pages a PDF has; 0 when it cannot be read."""
    try:
        with pypdfium2.PdfDocument(opened(copy)) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def draw_page(copy: Scratch, number: int) -> bytes:
    """Returns one page, from 1, as a JPEG. Raises LookupError when there is no such page or it cannot be drawn."""
    try:
        with pypdfium2.PdfDocument(opened(copy)) as document:
            if not 1 <= number <= min(len(document), MOST_PAGES):
                raise LookupError(number)
            page = document[number - 1]
            width, height = page.get_size()
            wanted = WIDTH / max(width, 1)
            scale = min(wanted, (MOST_POINTS / max(width * height, 1)) ** 0.5)
            out = io.BytesIO()
            page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").save(out, "JPEG", quality=80)
            return out.getvalue()
    except pypdfium2.PdfiumError:
        raise LookupError(number) from None
