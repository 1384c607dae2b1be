"""What a page is compared with: Gradio alone, giving every message back.

`python -m evals.performance.echo PORT` serves it.
"""

from __future__ import annotations

import sys

import gradio as gr


def echo(message: str, said: list[dict[str, str]] | None) -> list[dict[str, str]]:
    """Return the conversation with the message and itself as the answer."""
    return [*(said or []), {"role": "user", "content": message}, {"role": "assistant", "content": message}]


def main() -> None:
    """Serve the page until ended, with the settings Gradio has by itself."""
    with gr.Blocks() as page:
        chat = gr.Chatbot()
        box = gr.Textbox()
        box.submit(echo, [box, chat], chat)
    page.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]), quiet=True, ssr_mode=False)


if __name__ == "__main__":
    main()
