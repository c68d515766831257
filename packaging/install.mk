# Where everything goes, and how it goes away again. The program writes its man pages and completions itself.

# Where man pages and completions are made.
BUILT ?= $(CURDIR)/.build/share
SHARE = $(DESTDIR)$(PREFIX)/share
MAN_FOLDER = $(SHARE)/man/man1
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d
# As installed, without DESTDIR; Debian's packages have another.
ZSH_FUNCTIONS ?= $(PREFIX)/share/zsh/site-functions

.PHONY: man completions install-files uninstall

man:
	@scripts/install-packages python3
	@scripts/make-man $(PROGRAM) $(BUILT)/man

# A file of completions is read by a shell, not run.
completions:
	@mkdir -p $(BUILT)/completions
	@$(PROGRAM) completion bash | sed "1{/^#!/d}" >$(BUILT)/completions/proxylint
	@$(PROGRAM) completion zsh >$(BUILT)/completions/_proxylint
	@$(PROGRAM) completion fish >$(BUILT)/completions/proxylint.fish

install-files: man completions
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/proxylint
	install -d $(MAN_FOLDER)
	install -m 644 $(BUILT)/man/*.1 $(MAN_FOLDER)
	install -D -m 644 $(BUILT)/completions/proxylint $(BASH_COMPLETIONS)/proxylint
	install -D -m 644 $(BUILT)/completions/_proxylint $(DESTDIR)$(ZSH_FUNCTIONS)/_proxylint
	install -D -m 644 $(BUILT)/completions/proxylint.fish $(FISH_COMPLETIONS)/proxylint.fish

# Folders of the three shells and of man pages go too where nothing else is in them. Profiles, keys and state stay: they are yours.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/proxylint $(MAN_FOLDER)/proxylint.1 $(MAN_FOLDER)/proxylint-*.1 \
		$(BASH_COMPLETIONS)/proxylint $(DESTDIR)$(ZSH_FUNCTIONS)/_proxylint $(FISH_COMPLETIONS)/proxylint.fish
	@for folder in $(DESTDIR)$(ZSH_FUNCTIONS) $(FISH_COMPLETIONS) $(BASH_COMPLETIONS) $(MAN_FOLDER); do \
		for each in "$$folder" "$${folder%/*}"; do \
			[ ! -d "$$each" ] || rmdir --ignore-fail-on-non-empty "$$each"; \
		done; \
	done
