"""Tell dates of other calendars, which stand beside the common one in news of the Gulf, Iran and Israel.

They are passed over, not converted: the common date is always there, and a day of the Islamic calendar begins at
sunset and may differ by one from country to country.
"""

import re

_ISLAMIC = (
    r"(?:Muharram|Safar|Rabi['’]?[ -]?(?:al|ul|ath?)?[ -]?(?:Awwal|Th?ani|Akhir|I{1,2}\b)|"
    r"Jum?m?ad\w*['’]?[ -]?(?:al|ul|ath?)?[ -]?(?:Ula|Awwal|Oula|Th?ani\w*|Akhir\w*|I{1,2}\b)|"
    r"Rajab|Sha['’]?a?ban|Ramadh?an|Shaww?al|(?:Dh?u|Zu|Thul?)l?[ -]?(?:al|l|ul)?[ -]?(?:Qa['’]?[ai]?d\w*|Hij\w*))"
)
_IRANIAN = r"(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand)"
_HEBREW = (
    r"(?:Tishre[iy]|(?:Mar)?[CK]?heshvan|Kislev|Tevet|Shevat|Sh'vat|Adar(?: I{1,2})?|Nisan|I?yy?ar|Sivan|Tamm?uz|"
    r"Av|Elul)"
)
_YEAR = r"(?:1[34]\d\d|57\d\d)"
OTHER_DATE = re.compile(
    rf"\b(?:(?:{_ISLAMIC}|{_IRANIAN}|{_HEBREW}) \d{{1,2}},? {_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? "
    rf"(?:{_ISLAMIC}|{_IRANIAN}|{_HEBREW}),? {_YEAR})(?:\s?A?\.?H\b\.?| corresponding to)?",
    re.IGNORECASE,
)
