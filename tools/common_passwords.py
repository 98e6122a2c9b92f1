"""Renew app/accounts/common_passwords.txt from zxcvbn's frequency lists (MIT, see the LICENSE).

Only what the length rule lets through matters, so shorter ones are left out. For maintainers,
with zxcvbn installed beside: `python -m tools.common_passwords`.
"""

from pathlib import Path

from zxcvbn.frequency_lists import FREQUENCY_LISTS

LEAST = 10
TARGET = Path(__file__).parent.parent / "app/accounts/common_passwords.txt"


def main() -> None:
    common = {word for word in FREQUENCY_LISTS["passwords"] if len(word) >= LEAST}
    doubled = {word * 2 for word in FREQUENCY_LISTS["passwords"][:500] if len(word) * 2 >= LEAST}
    head = "# Passwords that are tried first, from zxcvbn; see common_passwords.LICENSE.\n"
    TARGET.write_text(head + "\n".join(sorted(common | doubled)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
