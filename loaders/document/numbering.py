"""Numbers as they stand before the items of a list, in the forms that Word, LibreOffice and web pages know."""

BULLET = "•"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 3_999
_MOST_LETTERS = 26 * 5
"""Behind "zzzzz" a letter says nothing any more."""

_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimalZero": "01"}


def numeral(number: int, form: str) -> str:
    """A number in a form: "a", "A", "i", "I" or "01", or by Word's name of it; every other one is plain digits.

    Letters go on as in Word and LibreOffice: z, aa, bb.
    """
    kind = _FORMS.get(form, form)
    if kind in ("a", "A") and 1 <= number <= _MOST_LETTERS:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 1 <= number <= _LARGEST_ROMAN:
        return _roman(number) if kind == "i" else _roman(number).upper()
    return f"{number:02d}" if kind == "01" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in (*_ROMAN, *_ROMAN_ONES):
        count, number = divmod(number, value)
        letters += sign * count
    return letters
