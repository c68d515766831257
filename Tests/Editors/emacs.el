;; Emacs with Eglot as docs/editors.md says, for Tests/Editors/emacs.
(package-initialize)
(require 'yaml-mode)
(require 'eglot)
(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("proxylint" "lsp" "--now" "2026-11-28")))
;; A model ID is one word, so that what was typed of it is what Eglot completes.
(add-hook 'yaml-mode-hook
          (lambda ()
            (dolist (sign '(?/ ?. ?- ?:)) (modify-syntax-entry sign "_"))
            (eglot-ensure)))
(setq inhibit-startup-screen t make-backup-files nil auto-save-default nil
      native-comp-async-report-warnings-errors 'silent)
