"""What people see: pages for the field and for the desk."""

from flask import redirect, request

from models.person import DESK_ROLES
from views import assets, auth, carry, device, made, page, preferences


def register(app):
    """Give the application its pages."""
    from views import desk, field, public

    for part in (preferences, device, carry, field, desk, public):
        app.register_blueprint(part.blueprint)
    app.jinja_env.filters.update(page.FILTERS)
    app.jinja_env.globals["made_for"] = made.label
    app.view_functions["static"] = assets.file
    app.add_url_rule("/", "home", home)


def home():
    """Send everybody to where they work."""
    who = auth.find()
    if who is None or who.role in DESK_ROLES:
        return redirect("/desk/", 303)
    return redirect("/field/", 303)


def wants_page():
    """Whether what went wrong is to be shown to a person."""
    return request.accept_mimetypes["text/html"] > request.accept_mimetypes["application/json"] \
        and not request.path.startswith(("/sync", "/bundles", "/hub"))


def problem_page(problem):
    """The page that says what is wrong and what to do."""
    from views.desk import problems

    return problems.show(problem)
