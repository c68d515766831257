# What is handed out (docs/decisions/0018-packages.md): `make dist` makes all of it, `make deb` and `make sbom` a part.

# The glibc of 2012, which every glibc since can stand in for.
GLIBC := 2.17
STUBS := $(CURDIR)/.build/old-glibc
PORTABLE := $(CURDIR)/.build/portable/proxylint

.PHONY: portable dist deb sbom test-deb

# The program for packages: built as ever, linked against an old glibc.
portable: PACKED =
portable: packages rules archives
	@scripts/install-packages python3 binutils
	@packaging/old-glibc/make-stubs $(GLIBC) $(STUBS)
	@clang -O2 -fPIC -c packaging/old-glibc/compat.c -o $(STUBS)/compat.o
	$(RELEASE) -Xlinker -L$(STUBS) -Xlinker --allow-shlib-undefined -Xlinker --wrap=__libc_start_main \
		-Xlinker $(STUBS)/compat.o -Xlinker -z -Xlinker now
	@install -D -m 755 $(PROGRAM) $(PORTABLE)
	@packaging/old-glibc/check-versions $(GLIBC) $(PORTABLE)

dist: portable
	@scripts/install-packages dpkg-dev
	scripts/build-dist $(PORTABLE) dist

deb: portable
	@scripts/install-packages dpkg-dev
	strip --remove-section=.comment -o $(PORTABLE).stripped $(PORTABLE)
	scripts/build-deb $(PORTABLE).stripped dist

sbom: portable
	scripts/make-sbom $(PORTABLE) dist/proxylint.spdx.json

# In a bare Debian made with debootstrap; needs root, Debian's mirror, and two minutes. No part of `make test`.
test-deb: deb
	@scripts/install-packages debootstrap lintian
	Tests/Packages/debian dist/proxylint_*.deb
