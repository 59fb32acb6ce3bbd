# A printed document as a scanner gives it: each page a picture, a little turned, grey and grainy.
from __future__ import annotations

import random
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops

_GRAIN = 10


def scanned(content: bytes, number: int, *, dots: int = 200) -> bytes:
    """A PDF of pictures of the pages of another.

    Args:
        content: The printed document.
        number: Which one: it is turned by that.
        dots: Dots an inch.
    """
    dice = random.Random(7000 + number)  # noqa: S311 - the same each time
    pages: list[Image.Image] = []
    for page in pypdfium2.PdfDocument(content):
        picture = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(dice.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.point([round(28 + one * 0.86) for one in range(256)])
        grain = Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height))
        pages.append(
            ImageChops.add(
                picture, grain.point([128 + round((one - 128) * _GRAIN / 74) for one in range(256)]), 1, -128
            )
        )
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=80)
    return out.getvalue()
