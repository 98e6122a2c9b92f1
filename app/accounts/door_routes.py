"""Signing up, in and out, and back in with a printed code."""

from flask import redirect, request, url_for
from flask_babel import gettext
from flask_login import current_user, login_required

from app.accounts import doors, invitations, passwords, people, sessions
from app.accounts.blueprint import bp
from app.accounts.forms import ConfirmForm, RecoverForm, SignInForm, SignUpForm
from app.accounts.guards import safe_next
from app.extensions import db
from app.web.answers import farewell, go, page, refused


@bp.get("/sign-up")
def sign_up():
    form = SignUpForm(data={"invitation": request.args.get("invitation", "")})
    return page("accounts/sign_up.html", form=form, allowed=_may_sign_up(form))


@bp.post("/sign-up")
def join():
    form = SignUpForm.sent()
    fits = form.validate()
    if not _may_sign_up(form):
        return refused("accounts/sign_up.html", form=form, allowed=False)
    if not fits:
        return refused("accounts/sign_up.html", form=form, allowed=True)
    password_hash = passwords.hash_of(form.password.data)
    invitations.one_sign_up_at_a_time()
    if not _still_allowed(form) or people.by_login(form.login.data):
        db.session.rollback()
        return join_again(form)
    person = people.join(
        name=form.name.data,
        login=form.login.data,
        password_hash=password_hash,
        zone=form.zone.data,
    )
    sessions.sign_in(person, request.user_agent.string)
    db.session.commit()
    return go(url_for("accounts.recovery_codes", welcome=1))


def join_again(form: SignUpForm):
    """Somebody took the name, or the last place, while the password was being hashed."""
    form.validate()
    return refused("accounts/sign_up.html", form=form, allowed=_may_sign_up(form))


@bp.get("/sign-in")
def sign_in():
    if current_user.is_authenticated:
        return redirect(url_for("today.show"))
    return page("accounts/sign_in.html", form=SignInForm(), next=_next())


@bp.post("/sign-in")
def open_session():
    form = SignInForm.sent()
    if not form.validate():
        return refused("accounts/sign_in.html", form=form, next=_next())
    person = doors.person_by_password(form.login.data, form.password.data)
    if person is None:
        form.password.errors = [gettext("That name and password do not match. Try again.")]
        return refused("accounts/sign_in.html", form=form, next=_next())
    sessions.sign_in(person, request.user_agent.string)
    db.session.commit()
    return go(_next())


@bp.get("/sign-in/again")
@login_required
def confirm():
    return page("accounts/confirm.html", form=ConfirmForm(), next=_next())


@bp.post("/sign-in/again")
@login_required
def confirm_session():
    form = ConfirmForm.sent()
    if not form.validate():
        return refused("accounts/confirm.html", form=form, next=_next())
    if doors.person_by_password(current_user.login, form.password.data) is None:
        form.password.errors = [gettext("That is not your password. Try again.")]
        return refused("accounts/confirm.html", form=form, next=_next())
    sessions.Sessions(current_user._get_current_object()).confirm()
    db.session.commit()
    return go(_next())


@bp.post("/sign-out")
@login_required
def sign_out():
    sessions.sign_out(current_user)
    db.session.commit()
    return farewell(url_for("accounts.sign_in"))


@bp.get("/recover")
def recover():
    return page("accounts/recover.html", form=RecoverForm())


@bp.post("/recover")
def recover_account():
    form = RecoverForm.sent()
    if not form.validate():
        return refused("accounts/recover.html", form=form)
    doors.refuse_while_waiting(form.login.data)
    password_hash = passwords.hash_of(form.password.data)
    person = doors.person_by_code(form.login.data, form.code.data)
    if person is None:
        form.code.errors = [gettext("That name and code do not match. Each code works once.")]
        return refused("accounts/recover.html", form=form)
    people.set_password(person, password_hash)
    sessions.sign_in(person, request.user_agent.string)
    db.session.commit()
    return go(url_for("today.show"))


@bp.get("/session")
def who():
    """Who is signed in, for a page that Back brought from the browser's memory."""
    return {"person": str(current_user.id) if current_user.is_authenticated else None}


def _next() -> str:
    return safe_next(request.args.get("next"), otherwise=url_for("today.show"))


def _may_sign_up(form: SignUpForm) -> bool:
    mode = invitations.sign_up_mode()
    return mode == "open" or (
        mode == "invited" and invitations.is_invited(form.invitation.data or "")
    )


def _still_allowed(form: SignUpForm) -> bool:
    """Checked under the lock; an invitation is spent by it."""
    mode = invitations.sign_up_mode()
    return mode == "open" or (
        mode == "invited" and invitations.use_invitation(form.invitation.data or "")
    )
