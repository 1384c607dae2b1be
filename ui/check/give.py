"""Where a paper is given: the browser keeps the chosen files and sends them with the check itself.

Gradio's own file box would write every upload to the server's disk, under a name made of its content, so that
two trainees who upload the same specimen share one file, and deleting it for one takes it from the other.
"""

from __future__ import annotations

from ui.check import texts
from ui.check.html import words

ACCEPTED = "image/*,application/pdf,.pdf,.heic,.heif,text/plain,.txt,.md"
"""`image/*` makes a phone offer its camera and its pictures."""


def file_box() -> str:
    """Return the box for files: a button to choose, one for the camera, room to drop, and the chosen files."""
    return (
        f'<div class="cc-drop" role="group" aria-label="{words(texts.GIVE)}">'
        f'<div class="cc-pick"><label class="cc-button"><input type="file" id="cc-files" multiple '
        f'accept="{ACCEPTED}" aria-describedby="cc-or-drop">{words(texts.CHOOSE)}</label>'
        f'<label class="cc-button cc-camera"><input type="file" id="cc-camera" accept="image/*" '
        f'capture="environment">{words(texts.TAKE_PHOTO)}</label></div>'
        f'<p id="cc-or-drop" class="cc-hint">{words(texts.OR_DROP)}</p>'
        '<ul id="cc-chosen"></ul><p id="cc-refused" role="alert"></p></div>'
    )
