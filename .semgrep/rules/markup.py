def drawn(name, mark_safe, SafeString, format_html):
    # ruleid: markup-declared-safe
    mark_safe(f"<b>{name}</b>")
    # ruleid: markup-declared-safe
    SafeString(name)
    # ok: markup-declared-safe
    SafeString("")
    # ruleid: markup-formatted-before-escaping
    format_html(f"<b>{name}</b>")
    # ruleid: markup-formatted-before-escaping
    format_html("<b>%s</b>" % name)
    # ok: markup-formatted-before-escaping
    format_html("<b>{}</b>", name)
