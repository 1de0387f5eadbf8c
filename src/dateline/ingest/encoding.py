"""Bytes to text: which encoding, told honestly.

Order: byte order mark, declared charset, UTF-8, then a guess by charset-normalizer. Newlines are never translated, so
offsets are those of the decoded file.
"""

from __future__ import annotations

import codecs

from dateline.errors import IngestError

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "gzip data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_SAMPLE = 200_000
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949"),
]


def decode(data: bytes, *, declared: str = "") -> tuple[str, str]:
    """Text and the name of its encoding.

    A UTF-8 byte order mark stays in the text as its first character (U+FEFF), so that offsets are the same for anyone
    who reads the file as UTF-8; the marks of UTF-16 and UTF-32 are no part of the text.

    Args:
        data: The whole file.
        declared: Charset that the file or its carrier names, "" if none. It is tried first, and given up if it does
            not fit.

    Raises:
        IngestError: binary, damaged UTF-8, or no encoding fits; the message says what to do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding
    _refuse_binary(data)
    for encoding in dict.fromkeys((_web_name(declared), "utf-8")):
        if not encoding:
            continue
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    _refuse_damaged_utf8(data)
    encoding = _guess(data)
    return _strict(data, encoding), encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(f"broken {encoding} at byte {error.start}; save it as UTF-8") from error


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IngestError(f"binary ({what}); save its text as .txt or .html")
    if b"\0" in data:
        raise IngestError("binary (it holds zero bytes); save its text as .txt or .html")


def _web_name(declared: str) -> str:
    """Python's name of a declared charset; pages that say Latin-1 or ASCII mean Windows-1252, as browsers read them."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    return {"iso8859-1": "cp1252", "ascii": "utf-8", "utf-8-sig": "utf-8"}.get(name, name)


def _refuse_damaged_utf8(data: bytes) -> None:
    """UTF-8 with a few bad bytes would decode as something else, wrongly: say so instead."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if ord(char) > 127) - broken
    if whole > 2 * broken:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise IngestError(f"broken UTF-8 at byte {error.start}; save it as UTF-8 again") from error


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    high = sum(1 for byte in sample if byte > 127)
    # Few high bytes in otherwise plain text are curly quotes and accents of Windows, which a statistical guess on so
    # little evidence gets wrong.
    if high <= 0.03 * len(sample):
        try:
            data.decode("cp1252")
            return "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    if best is None:
        raise IngestError("its encoding cannot be told; save it as UTF-8")
    return best.encoding
