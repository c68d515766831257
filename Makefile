# proxylint: `make run` builds and lints the profiles of this repository, `make test` runs every test.

PREFIX ?= /usr/local
SWIFT ?= swift
# How the program is linked stands in docs/decisions/0007-link.md: no library is looked for beside the program, and addresses are
# relocated from a packed table where the linker can write one (LLD comes with the toolchain).
# A folder that holds libstdc++ as an archive and nothing else, so that the linker finds no shared one before it: the
# program then starts a third faster (docs/decisions/0007-link.md).
ARCHIVES := $(CURDIR)/.build/archives
# Packed relocations start faster, and need a glibc of 2.36 or newer.
PACKED = $(shell getconf GNU_LIBC_VERSION | awk '{split($$2, v, "."); if (v[1] > 2 || v[2] >= 36) print "-Xlinker -z -Xlinker pack-relative-relocs"}')
RELEASE = $(SWIFT) build -c release --product proxylint --static-swift-stdlib -Xlinker -L$(ARCHIVES) \
	--disable-local-rpath -Xswiftc -use-ld=lld $(PACKED) \
	-Xlinker $$(SWIFT="$(SWIFT)" scripts/build-stamp $(CURDIR)/.build/stamp)
PROGRAM := .build/release/proxylint

.PHONY: run build test test-quick check-format format record install bench bench-check packages rules archives data refresh

run: build
	$(PROGRAM) lint profiles

build: packages rules archives
	$(RELEASE)

# Every test, those against real programs from PyPI and of the page in real browsers included.
test: packages rules check-format test-packages test-tools test-web
	PROXYLINT_TEST_TOOLS=$(CURDIR)/.build/test-tools/bin PROXYLINT_TEST_CLIENTS=$(CURDIR)/.build/test-clients/bin \
		PROXYLINT_TEST_AIDER=$(CURDIR)/.build/test-aider/bin \
		$(SWIFT) test --disable-xctest

# The tests that need no program from PyPI, no browser and no keyring.
test-quick: packages rules test-packages
	$(SWIFT) test --disable-xctest

# Writes anew what tests compare with: pages, samples, schema, reports. Look at the change before committing it.
record: packages rules
	PROXYLINT_RECORD=1 $(SWIFT) test --disable-xctest

# Compares models and prices with tables in packages from PyPI: `make refresh`, `make refresh WRITE=1`,
# `make refresh PROVIDERS="anthropic openai"`.
refresh: .build/refresh/complete
	@.build/refresh/bin/python scripts/refresh-catalog $(if $(WRITE),--write) $(PROVIDERS)

.build/refresh/complete: scripts/refresh-packages.txt
	@scripts/install-packages python3 python3-venv
	@python3 -m venv .build/refresh
	@touch $@

# Writes the embedded tables from data/.
data: packages
	@$(SWIFT) run --quiet catalog-data

check-format:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# Program, man pages, and completions; `uninstall` takes the same away again.
install: build
	@$(MAKE) --no-print-directory install-files

include packaging/install.mk
include packaging/packages.mk

bench: build
	Benchmarks/run

# Instruction counts of fixed commands against the recorded ones (docs/performance.md). No part of `make test`: that builds no release.
bench-check: build
	@scripts/install-packages valgrind
	Benchmarks/check-instructions

packages:
	@scripts/install-packages libyaml-dev libcurl4-openssl-dev

rules:
	@scripts/list-rules

archives:
	@mkdir -p $(ARCHIVES)
	@archive=$$(clang -print-file-name=libstdc++.a 2>/dev/null || gcc -print-file-name=libstdc++.a 2>/dev/null); \
	if [ -f "$$archive" ]; then ln -sf "$$archive" $(ARCHIVES)/libstdc++.a; fi

# The local servers of the tests are Python's, their certificates openssl's.
# The referee of `diagnose`, trained from the repository's wordings and cases (docs/decisions/0017-referee.md).
.PHONY: train
train: .build/train/complete
	.build/train/bin/python scripts/train-error-model

.build/train/complete: scripts/train.txt
	@scripts/install-packages python3 python3-venv
	python3 -m venv --clear $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: test-packages
test-packages:
	@scripts/install-packages python3 openssl

.PHONY: test-tools
test-tools: .build/test-tools/complete .build/test-clients/complete .build/test-aider/complete
	@scripts/install-packages chromium chromium-driver curl dbus gnome-keyring libsecret-tools shellcheck

# Environments of their own for the outside programs, three as their needs conflict; nothing is installed into the system's
# Python.
.build/test-tools/complete: Tests/tools.txt
.build/test-clients/complete: Tests/clients.txt
.build/test-aider/complete: Tests/aider.txt
.build/test-tools/complete .build/test-clients/complete .build/test-aider/complete:
	@scripts/install-packages python3 python3-venv
	python3 -m venv --clear $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# The page for browsers: dist/web for a host, dist/proxylint.html as one file (docs/web.md).
.PHONY: web test-web
web: rules
	scripts/build-web

test-web: web packages test-packages
	@scripts/install-packages chromium firefox-esr nodejs openssl
	$(SWIFT) build --product proxylint
	Tests/Web/run

# Fuzzers over every way in, sanitizers, and a machine that breaks (docs/security.md).
.PHONY: fuzz fuzz-quick sanitize faults
fuzz: packages rules
	scripts/fuzz --seconds 600

# A minute over all targets, the same with every run.
fuzz-quick: packages rules
	scripts/fuzz --seconds 5 --seed 1

# The tests that start no program; SANITIZE_TESTS names others.
SANITIZE_TESTS ?= YAMLSourceTests|CatalogTests|ProfilesTests|SetupsTests|LintingTests|DiagnosingTests|FrontEndsTests|SwitchingTests|ManagingTests|SecretsTests|ReportingTests|EditingTests|FuzzCorpusTests|InvariantTests
sanitize: packages rules
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize address --scratch-path .build-address --filter '$(SANITIZE_TESTS)'
	$(SWIFT) test --disable-xctest --sanitize thread --scratch-path .build-thread --filter '$(SANITIZE_TESTS)'

faults: build
	Tests/Faults/run --program $(PROGRAM)

# A real LiteLLM on what is exported, with two workers and Redis (docs/relays.md).
.PHONY: test-relay
test-relay: packages rules .build/test-tools/complete
	@scripts/install-packages python3 redis-server
	$(SWIFT) build --product proxylint
	PROXYLINT_TEST_TOOLS=$(CURDIR)/.build/test-tools/bin Tests/Relay/run
