"use strict";

const vscode = require("vscode");
const { Connection } = require("./connection");

const selector = [{ language: "yaml", scheme: "file" }, { language: "yaml", scheme: "untitled" }];
let connection;

const toPosition = (place) => new vscode.Position(place.line, place.character);
const toRange = (range) => new vscode.Range(toPosition(range.start), toPosition(range.end));
// A range of VS Code becomes a list in JSON.
const fromRange = (range) => ({ start: range.start, end: range.end });
const toMarkdown = (contents) => new vscode.MarkdownString(contents.value);

function toEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  for (const [uri, changes] of Object.entries(edit?.changes ?? {})) {
    result.set(vscode.Uri.parse(uri), changes.map((change) => new vscode.TextEdit(toRange(change.range), change.newText)));
  }
  return result;
}

function toDiagnostic(item, uri) {
  const result = new vscode.Diagnostic(toRange(item.range), item.message, item.severity - 1);
  result.source = item.source;
  result.code = { value: item.code, target: vscode.Uri.parse(item.codeDescription.href) };
  result.tags = item.tags;
  result.relatedInformation = item.relatedInformation?.map(
    (place) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(place.location.range)), place.message)
  );
  return result;
}

function toCompletion(item) {
  const result = new vscode.CompletionItem(item.label, item.kind - 1);
  result.detail = item.detail;
  result.documentation = item.documentation && toMarkdown(item.documentation);
  result.sortText = item.sortText;
  result.filterText = item.filterText;
  result.preselect = item.preselect;
  result.tags = item.tags;
  result.range = toRange(item.textEdit.range);
  result.insertText = item.insertTextFormat === 2 ? new vscode.SnippetString(item.textEdit.newText) : item.textEdit.newText;
  return result;
}

function toSymbol(item) {
  const result = new vscode.DocumentSymbol(
    item.name, item.detail ?? "", item.kind - 1, toRange(item.range), toRange(item.selectionRange));
  result.children = (item.children ?? []).map(toSymbol);
  return result;
}

function toAction(item, uri) {
  const kind = item.kind === "quickfix" ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.SourceFixAll.append("proxylint");
  const result = new vscode.CodeAction(item.title, kind);
  result.edit = toEdit(item.edit);
  result.isPreferred = item.isPreferred;
  result.diagnostics = item.diagnostics?.map((diagnostic) => toDiagnostic(diagnostic, uri));
  return result;
}

const identify = (document) => ({ textDocument: { uri: document.uri.toString() } });
const at = (document, position) => ({ ...identify(document), position });
const ask = (method, params, token) => connection?.request(`textDocument/${method}`, params, token) ?? null;

function registerFeatures(context) {
  const languages = vscode.languages;
  const locations = async (document, position, method, more, token) =>
    [(await ask(method, { ...at(document, position), ...more }, token)) ?? []].flat().map(
      (place) => new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range)));
  context.subscriptions.push(
    languages.registerCompletionItemProvider(selector, {
      async provideCompletionItems(document, position, token) {
        const list = await ask("completion", at(document, position), token);
        return list && new vscode.CompletionList(list.items.map(toCompletion), list.isIncomplete);
      },
    }, " ", ":", "{", "[", ",", "/"),
    languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const hover = await ask("hover", at(document, position), token);
        return hover && new vscode.Hover(toMarkdown(hover.contents), hover.range && toRange(hover.range));
      },
    }),
    languages.registerCodeActionsProvider(selector, {
      async provideCodeActions(document, range, actions, token) {
        const only = actions.only ? [actions.only.value] : undefined;
        const list = await ask("codeAction", { ...identify(document), range: fromRange(range), context: { diagnostics: [], only } }, token);
        return list?.map((item) => toAction(item, document.uri));
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll.append("proxylint")] }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position, token) => locations(document, position, "definition", {}, token),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, context, token) =>
        locations(document, position, "references", { context }, token),
    }),
    languages.registerRenameProvider(selector, {
      async prepareRename(document, position, token) {
        const place = await ask("prepareRename", at(document, position), token);
        if (!place) throw new Error("Only accounts and proxies can be renamed.");
        return { range: toRange(place.range), placeholder: place.placeholder };
      },
      async provideRenameEdits(document, position, newName, token) {
        return toEdit(await ask("rename", { ...at(document, position), newName }, token));
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: async (document, token) => (await ask("documentSymbol", identify(document), token))?.map(toSymbol),
    }),
    languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: async (document, _, token) =>
        (await ask("foldingRange", identify(document), token))?.map((item) => new vscode.FoldingRange(item.startLine, item.endLine)),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: async (document, token) =>
        (await ask("documentLink", identify(document), token))?.map(
          (item) => new vscode.DocumentLink(toRange(item.range), vscode.Uri.parse(item.target))),
    }),
    languages.registerInlayHintsProvider(selector, {
      provideInlayHints: async (document, range, token) =>
        (await ask("inlayHint", { ...identify(document), range: fromRange(range) }, token))?.map((item) => {
          const hint = new vscode.InlayHint(toPosition(item.position), item.label);
          hint.paddingLeft = true;
          hint.tooltip = item.tooltip;
          return hint;
        }),
    }));
}

const isOurs = (document) => vscode.languages.match(selector, document) > 0;

function open(document) {
  if (!isOurs(document)) return;
  connection?.notify("textDocument/didOpen", {
    textDocument: { uri: document.uri.toString(), languageId: "yaml", version: document.version, text: document.getText() },
  });
}

async function activate(context) {
  const diagnostics = vscode.languages.createDiagnosticCollection("proxylint");
  const program = vscode.workspace.getConfiguration("proxylint").get("path") || "proxylint";
  connection = new Connection(
    program,
    (method, params) => {
      if (method !== "textDocument/publishDiagnostics") return;
      const uri = vscode.Uri.parse(params.uri);
      diagnostics.set(uri, params.diagnostics.map((item) => toDiagnostic(item, uri)));
    },
    (error) => {
      connection = undefined;
      diagnostics.clear();
      if (!context.isEnding) vscode.window.showWarningMessage(`proxylint: ${error.message}; check the setting proxylint.path.`);
    });
  context.subscriptions.push(diagnostics);
  await connection.request("initialize", {
    processId: process.pid, rootUri: null,
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  }).catch(() => {});
  if (!connection) return;
  connection.notify("initialized", {});
  const workspace = vscode.workspace;
  const watcher = workspace.createFileSystemWatcher("**/.proxylint.yaml");
  const renew = () => connection?.notify("workspace/didChangeWatchedFiles", { changes: [] });
  context.subscriptions.push(
    watcher, watcher.onDidChange(renew), watcher.onDidCreate(renew), watcher.onDidDelete(renew),
    workspace.onDidOpenTextDocument(open),
    workspace.onDidCloseTextDocument((document) => isOurs(document) && connection?.notify("textDocument/didClose", identify(document))),
    workspace.onDidSaveTextDocument((document) => isOurs(document) && connection?.notify("textDocument/didSave", identify(document))),
    workspace.onDidChangeTextDocument((event) => {
      if (!isOurs(event.document) || !event.contentChanges.length) return;
      connection?.notify("textDocument/didChange", {
        textDocument: { uri: event.document.uri.toString(), version: event.document.version },
        contentChanges: event.contentChanges.map((change) => ({ range: fromRange(change.range), text: change.text })),
      });
    }),
    { dispose: () => { context.isEnding = true; } });
  registerFeatures(context);
  workspace.textDocuments.forEach(open);
}

async function deactivate() {
  await connection?.stop();
}

module.exports = { activate, deactivate };
