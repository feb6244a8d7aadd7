"""What kind of file it is, told by its first bytes and never by its name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """A kind that is taken as a paper."""

    mime: str
    suffix: str


JPEG = FileKind("image/jpeg", ".jpg")
PNG = FileKind("image/png", ".png")
PDF = FileKind("application/pdf", ".pdf")
HEIC = FileKind("image/heic", ".heic")

SIGNATURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))
# ISO base media: a box "ftyp" with one of the brands that phones write for HEIF pictures.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1"})
BRAND_AT = slice(8, 12)


def sniff(content: bytes) -> FileKind | None:
    """The kind, or None when it is not one that is taken."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    is_heic = content[4:8] == b"ftyp" and content[BRAND_AT] in HEIC_BRANDS
    return HEIC if is_heic else None
