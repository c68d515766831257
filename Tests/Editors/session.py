"""A session of an editor with `proxylint lsp`, through the client of pygls."""

import asyncio
import sys

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ADDRESS = "file:///tmp/proxylint-editor/a.yaml"
TEXT = """version: 1
name: cats 😀
accounts:
  router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
proxies:
  - name: first
    acount: router
    model: deepseek/deepseek-v3.2
"""


def at(line, character):
    return {
        "text_document": lsp.TextDocumentIdentifier(uri=ADDRESS),
        "position": lsp.Position(line=line, character=character),
    }


async def main(program):
    client = LanguageClient("test", "1")
    published = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def keep(parameters):
        published.put_nowait(parameters)

    await client.start_io(program, "lsp", "--now", "2026-11-28")
    answer = await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
    assert answer.capabilities.position_encoding == lsp.PositionEncodingKind.Utf16
    client.initialized(lsp.InitializedParams())

    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri=ADDRESS, language_id="yaml", version=1, text=TEXT))
    )
    found = await asyncio.wait_for(published.get(), 30)
    assert "unknown-field" in [item.code for item in found.diagnostics], found

    document = lsp.TextDocumentIdentifier(uri=ADDRESS)
    line = lsp.Range(lsp.Position(6, 0), lsp.Position(6, 10))
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(text_document=document, range=line, context=lsp.CodeActionContext(diagnostics=[]))
    )
    fix = next(action for action in actions if action.is_preferred)
    edit = fix.edit.changes[ADDRESS][0]
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            text_document=lsp.VersionedTextDocumentIdentifier(uri=ADDRESS, version=2),
            content_changes=[lsp.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)],
        )
    )
    found = await asyncio.wait_for(published.get(), 30)
    assert found.version == 2
    assert not [item for item in found.diagnostics if item.severity < 3], found

    hover = await client.text_document_hover_async(lsp.HoverParams(**at(7, 14)))
    assert "Window" in hover.contents.value, hover
    offered = await client.text_document_completion_async(lsp.CompletionParams(**at(7, 11)))
    assert any(item.label == "deepseek/deepseek-v3.2" for item in offered.items)
    place = await client.text_document_definition_async(lsp.DefinitionParams(**at(6, 14)))
    assert place.range.start.line == 3, place
    renamed = await client.text_document_rename_async(lsp.RenameParams(new_name="main", **at(3, 3)))
    assert len(renamed.changes[ADDRESS]) == 2, renamed
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=document))
    assert symbols[0].name == "cats 😀", symbols
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(text_document=document))
    assert folds
    links = await client.text_document_document_link_async(lsp.DocumentLinkParams(text_document=document))
    assert links[0].target.endswith("openrouter.md")
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
    hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(text_document=document, range=whole))
    assert hints[0].label.endswith("a message"), hints

    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    print("good")


asyncio.run(main(sys.argv[1]))
