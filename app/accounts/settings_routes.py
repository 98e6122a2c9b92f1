"""Settings: name and zone, password, signed-in browsers, recovery codes, invitations, leaving."""

from flask import abort, request, url_for
from flask_login import current_user, login_required

from app.accounts import invitations, passwords, people, recovery, throttle
from app.accounts.blueprint import bp
from app.accounts.forms import ChangePasswordForm, ProfileForm
from app.accounts.guards import fresh_sign_in_required
from app.accounts.sessions import Sessions, sign_out
from app.extensions import db
from app.web.answers import farewell, go, page, refused
from app.web.cross_site import own_origin


@bp.get("/settings")
@login_required
def settings():
    return page("accounts/settings.html")


@bp.get("/settings/profile")
@login_required
def profile():
    form = ProfileForm(
        data={
            "name": current_user.name,
            "zone": current_user.zone,
            "day_ends_at": current_user.day_ends_at.hour,
        }
    )
    return page("accounts/profile.html", form=form)


@bp.post("/settings/profile")
@login_required
def change_profile():
    form = ProfileForm.sent()
    if not form.validate():
        return refused("accounts/profile.html", form=form)
    current_user.name = form.name.data
    current_user.zone = form.zone.data
    current_user.day_ends_at = form.ends_at()
    people.moved(current_user._get_current_object())
    db.session.commit()
    return go(url_for("accounts.settings"))


@bp.get("/settings/password")
@fresh_sign_in_required
def password():
    return page("accounts/password.html", form=ChangePasswordForm())


@bp.post("/settings/password")
@fresh_sign_in_required
def change_password():
    form = ChangePasswordForm.sent()
    if not form.validate():
        return refused("accounts/password.html", form=form)
    password_hash = passwords.hash_of(form.password.data)
    people.set_password(current_user, password_hash)
    db.session.commit()
    return go(url_for("accounts.settings"))


@bp.get("/settings/sessions")
@login_required
def sessions():
    return page("accounts/sessions.html", sessions=list(Sessions(current_user)))


@bp.post("/settings/sessions/<uuid:id>/ending")
@login_required
def end_session(id):
    session = Sessions(current_user).get(id) or abort(404)
    if session is current_user.session:
        sign_out(current_user)
        db.session.commit()
        return farewell(url_for("accounts.sign_in"))
    Sessions(current_user).end(session)
    db.session.commit()
    return go(url_for("accounts.sessions"))


@bp.post("/settings/sessions/others/ending")
@login_required
def end_other_sessions():
    Sessions(current_user).end_others()
    db.session.commit()
    return go(url_for("accounts.sessions"))


@bp.get("/settings/recovery-codes")
@fresh_sign_in_required
def recovery_codes():
    return page(
        "accounts/recovery_codes.html",
        codes=None,
        left=recovery.codes_left(current_user),
        welcome="welcome" in request.args,
    )


@bp.post("/settings/recovery-codes")
@fresh_sign_in_required
def make_recovery_codes():
    """Answered with the page itself, not a redirect: the codes exist only in this answer."""
    codes = recovery.new_codes(current_user)
    db.session.commit()
    return page(
        "accounts/recovery_codes.html",
        codes=codes,
        left=len(codes),
        welcome="welcome" in request.args,
    )


@bp.get("/settings/invitations")
@login_required
def invite():
    _only_the_host()
    return page("accounts/invite.html", address=None, mode=invitations.sign_up_mode())


@bp.post("/settings/invitations")
@login_required
def make_invitation():
    _only_the_host()
    token = invitations.invite()
    db.session.commit()
    address = own_origin() + url_for("accounts.sign_up", invitation=token)
    return page("accounts/invite.html", address=address, mode=invitations.sign_up_mode())


@bp.get("/settings/account-deletion")
@fresh_sign_in_required
def leaving():
    return page("accounts/leaving.html")


@bp.post("/settings/account-deletion")
@fresh_sign_in_required
def leave():
    person = current_user._get_current_object()
    sign_out(person)
    throttle.forget(throttle.counted(person.login, request.remote_addr or ""))
    people.leave(person)
    db.session.commit()
    return farewell(url_for("accounts.left"))


@bp.get("/goodbye")
def left():
    return page("accounts/left.html")


def _only_the_host() -> None:
    if not current_user.is_host:
        abort(404)
