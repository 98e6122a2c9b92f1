"""What a browser offers when it subscribes, and the name of a device."""

from typing import Annotated

from flask_babel import lazy_gettext
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.push.bounds import ENDPOINT_LENGTH, NAME_LENGTH
from app.push.subscriber import Address, checked_keys
from app.web.checks import AtMost, needed
from app.web.fields import LineField
from app.web.forms import BaseForm
from app.web.text import clean

Name = Annotated[str, AfterValidator(clean), Field(max_length=NAME_LENGTH)]


class _Keys(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    p256dh: Annotated[str, Field(max_length=90)]
    auth: Annotated[str, Field(max_length=30)]


class Offer(BaseModel):
    """A browser's subscription. One that `mends` was turned on before, and has just started."""

    model_config = ConfigDict(strict=True, extra="ignore")

    endpoint: Annotated[str, Field(max_length=ENDPOINT_LENGTH)]
    keys: _Keys
    name: Name = ""
    mends: bool = False

    def address(self) -> Address:
        """Raises `WrongKeys`."""
        return Address(self.endpoint, *checked_keys(self.keys.p256dh, self.keys.auth))


class NameForm(BaseForm):
    name = LineField(lazy_gettext("Name"), [needed(), AtMost(NAME_LENGTH)])
