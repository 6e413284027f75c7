# acct: GNU make 4 or later.  `make help` lists what there is to say.

VERSION = 0.1.0
BUILD   = build
PREFIX  = /usr/local

# What a distribution or a user may set; what the code cannot do without
# (NEEDED below) is added to it, not replaced by it.
CFLAGS ?= -O2 -g
AR     ?= ar
INSTALL ?= install
PKG_CONFIG ?= pkg-config
bindir  = $(PREFIX)/bin
datadir = $(PREFIX)/share
mandir  = $(datadir)/man
docdir  = $(datadir)/doc/acct
compdir = $(datadir)/bash-completion/completions
localedir = $(datadir)/locale
moduledir = $(PREFIX)/lib/acct

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# Checking holds the code to no warning at all; WERROR=0 lets them pass.
ifneq ($(filter check lint,$(MAKECMDGOALS)),)
WERROR ?= 1
endif

# B is where this flavour is built: a sanitized build keeps apart.
SAN_ON := $(filter-out 0,$(SAN))
B := $(BUILD)$(if $(SAN_ON),/$(if $(filter thread,$(SAN)),tsan,san))

Q := $(if $(filter-out 0,$(V)),,@)
say = @printf '  %-5s %s\n' '$(1)' '$(2)'

# --- Flags ---------------------------------------------------------------

# What is in a module is compiled as what is in a program.
NEEDED := -std=c17 -D_GNU_SOURCE -Ilib -I$(B)/gen -fPIC -fvisibility=hidden
WARN   := -Wall -Wextra -Wshadow -Wconversion
SPLIT  := -ffunction-sections -fdata-sections
ifneq ($(SAN_ON),)
SANFLAGS := $(if $(filter thread,$(SAN)),-fsanitize=thread, \
            -fsanitize=address,undefined -fno-sanitize-recover=all) \
            -fno-omit-frame-pointer
ifeq ($(SAN),thread)
# Small files, too, are for two threads there.
NEEDED += -DACCT_AHEAD=1 -DACCT_FEW=1
endif
endif

# A tool is given every library and keeps those that it calls.
ifeq ($(shell uname -s),Darwin)
# The loader there does not know a library by its name alone.
NEEDED += -DACCT_LINKED
SLIM := -Wl,-dead_strip -Wl,-dead_strip_dylibs
BREW := $(shell brew --prefix 2>/dev/null)
NEEDED += -I$(BREW)/include
LIBINTL := -L$(BREW)/lib -lintl
export PKG_CONFIG_PATH := $(PKG_CONFIG_PATH):$(BREW)/opt/icu4c/lib/pkgconfig
else
LATE := 1
SLIM := -Wl,--as-needed -Wl,--gc-sections
endif

# Asked once, and only when something is compiled: `make deps` has to work
# before there is a pkg-config, and may stand before `all` on one line.
pc = $(shell $(PKG_CONFIG) $(1))$(if $(filter-out 0,$(.SHELLSTATUS)),$(error \
  a library is missing (say: make deps)))
LIBS_PC   := icu-i18n icu-uc inih jansson libical libqrencode gsl
DRAW_PC   := pangocairo librsvg-2.0
MAIL_PC   := gmime-3.0
PC_CFLAGS  = $(eval PC_CFLAGS := $$(call pc,--cflags $(LIBS_PC) \
             $(DRAW_PC) $(MAIL_PC)))$(PC_CFLAGS)
PC_LIBS    = $(eval PC_LIBS := $$(call pc,--libs $(LIBS_PC)))$(PC_LIBS)
PC_DRAW    = $(eval PC_DRAW := $$(call pc,--libs $(DRAW_PC)))$(PC_DRAW)
PC_MAIL    = $(eval PC_MAIL := $$(call pc,--libs $(MAIL_PC)))$(PC_MAIL)
PC_CMOCKA  = $(eval PC_CMOCKA := $$(call pc,--cflags --libs cmocka))$(PC_CMOCKA)

COMPILE = $(CC) $(NEEDED) $(WARN) $(if $(filter-out 0,$(WERROR)),-Werror) \
          $(PC_CFLAGS) $(SPLIT) $(CPPFLAGS) $(CFLAGS) $(SANFLAGS)
LINK    = $(CC) $(CFLAGS) $(SANFLAGS) $(SLIM) $(LDFLAGS)
# libcsv brings no pkg-config file of its own
LIBS    = -lcsv $(PC_LIBS) $(LIBINTL) -pthread -lm

# --- What there is -------------------------------------------------------

LIB_C   := $(sort $(wildcard lib/*/*.c lib/*/*/*.c))
TOOL_C  := $(wildcard cmd/acct-*.c)
CLI_C   := $(sort $(wildcard cmd/*/*.c))
TEST_C  := $(sort $(wildcard tests/unit/*/test_*.c))
HELP_C  := $(sort $(wildcard tests/unit/*.c))
FUZZ_C  := $(wildcard tests/fuzz/fuzz_*.c)
HEADERS := $(sort $(wildcard lib/*/*.h lib/*/*/*.h cmd/*/*.h tests/unit/*.h \
           tests/fuzz/*.h))
ALL_C   := $(LIB_C) $(CLI_C) $(TOOL_C) $(TEST_C) $(HELP_C)
SCRIPTS := $(filter-out %.mk %.txt,$(wildcard .ci/*)) $(wildcard tests/run \
           tests/house/house tests/fuzz/run tests/*.bash tests/*/*.bash \
           examples/*.sh man/refresh cmd/completion.bash)
BATS    := $(sort $(wildcard tests/*/*.bats tests/*/*/*.bats))
MANS    := $(wildcard man/*.1 man/*.5 man/*.7)

TOOLS   := $(TOOL_C:cmd/%.c=%)
PROGS   := $(TOOLS:%=$(B)/%)
# What draws is opened when something is drawn, and what writes mail likewise:
# no tool links their libraries.
DRAW    := $(if $(wildcard lib/paper/pdf/module.c),$(B)/acct-draw.so)
MAIL    := $(if $(wildcard lib/mime/module.c),$(B)/acct-mail.so)
MODULES := $(DRAW) $(MAIL)
TESTS   := $(TEST_C:%.c=$(B)/%)
obj      = $(patsubst %.c,$(B)/%.o,$(1))

# --- Build ---------------------------------------------------------------

.PHONY: all
all: $(PROGS) $(MODULES) ## the tools, in build/ (this is what plain `make` does)

$(B)/%.o: %.c $(B)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(OWN) -MMD -MP -c -o $@ $<

$(call obj,$(TOOL_C) $(CLI_C)): OWN = -Icmd
# The version, and where things are installed, are known in few objects only.
FACTS = -DACCT_VERSION='"$(VERSION)"' -DACCT_LOCALEDIR='"$(localedir)"' \
        -DACCT_MODULEDIR='"$(moduledir)"'
KNOWING := $(B)/cmd/cli/run.o $(B)/cmd/cli/module.o $(B)/lib/paper/draw.o \
           $(B)/lib/paper/pdf/module.o $(B)/lib/mime/mail.o \
           $(B)/lib/mime/module.o
$(KNOWING): OWN += $(FACTS)
$(KNOWING): $(B)/version

# The letters that are built in are files, for people to read and write; one
# object has them all.
LETTERS := $(sort $(wildcard lib/words/letters/*/*))
LETTERS_INC := $(B)/gen/words/letters.inc
$(LETTERS_INC): lib/words/letters.awk $(LETTERS) $(B)/letters
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f $< $(LETTERS) >$@
$(B)/letters: FORCE
	$(call stamp,$(LETTERS))
$(addsuffix /lib/words/builtin.o,$(B) $(BUILD)/fuzz): $(LETTERS_INC)
$(B)/lint/lib/words/builtin.c.tidy: $(LETTERS_INC)

# Libraries that are opened when they are called, by the names that linking with
# them gives; the second one is what GSL stands on.
LATE_PC  := icu:icu-i18n libical:libical jansson:jansson inih:inih \
            qrencode:libqrencode gsl:gsl
LATE_C   := lib/base/text/icu.c lib/base/ical/libical.c lib/print/jansson.c \
            lib/base/conf/inih.c lib/paper/qrencode.c lib/stats/gsl.c
LATE_INC := $(B)/gen/base/libraries.inc
$(LATE_INC): $(B)/flags Makefile
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D)
	$(Q)echo 'int main(void) { return 0; }' >$@.c
	$(Q)for lib in $(LATE_PC); do \
	    $(CC) -o $@.out $@.c -Wl,--no-as-needed \
	        $$($(PKG_CONFIG) --libs $${lib#*:}) && \
	    readelf -d $@.out | awk -F'[][]' -v name=$${lib%:*} '/NEEDED/ { \
	        printf "#define %s_%s \"%s\"\n", toupper(name), \
	            n++ ? "ON" : "FILE", $$2; if (n == 2) exit }' \
	        || exit 1; \
	done >$@
ifneq ($(LATE),)
$(foreach b,$(B) $(BUILD)/fuzz,$(patsubst %.c,$(b)/%.o,$(LATE_C))): $(LATE_INC)
lint-headers $(LATE_C:%=$(B)/lint/%.tidy): $(LATE_INC)
endif

# An archive is made anew, so that a source that went does not stay in it; names
# of files repeat, so that none takes the place of another.
define archive
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) qcs $@ $(filter %.o,$^)
endef
$(B)/libacct.a: $(call obj,$(LIB_C)) $(B)/sources
	$(archive)
$(B)/libcli.a: $(call obj,$(CLI_C)) $(B)/sources
	$(archive)

$(PROGS): $(B)/%: $(B)/cmd/%.o $(B)/libcli.a $(B)/libacct.a
	$(call say,LD,$@)
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

$(DRAW): THEIRS = $(PC_DRAW)
$(DRAW): $(B)/lib/paper/pdf/module.o
$(MAIL): THEIRS = $(PC_MAIL)
$(MAIL): $(B)/lib/mime/module.o
$(MODULES): $(B)/libacct.a
	$(call say,LD,$@)
	$(Q)$(LINK) -shared -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) \
	    $(THEIRS)

$(call obj,$(TEST_C) $(HELP_C)): OWN = -Itests/unit
$(TESTS): $(B)/%: $(B)/%.o $(call obj,$(HELP_C)) $(B)/libacct.a
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(PC_CMOCKA) $(LIBS)

# Stamps: touched only when what they say has changed, and then what hangs on
# them is made again.
stamp = $(Q)mkdir -p $(@D) && printf '%s\n' '$(subst ','\'',$(1))' >$@.new && \
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$(B)/flags: FORCE
	$(call stamp,$(CC) $(NEEDED) $(WARN) $(CPPFLAGS) $(CFLAGS) $(SANFLAGS))
$(B)/version: FORCE
	$(call stamp,$(VERSION) $(localedir) $(moduledir))
$(B)/sources: FORCE
	$(call stamp,$(LIB_C) $(CLI_C))
.PHONY: FORCE
FORCE:

-include $(patsubst %.o,%.d,$(call obj,$(ALL_C)))

# --- What building and testing need -------------------------------------

include .ci/packages.mk

# With deps on the same command line, nothing is compiled before it is done.
# Who says so tries the project out: what is built before a demo or the tests
# is told of in one line then, by a make of its own.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(call obj,$(ALL_C)) $(PROGS) $(MODULES) $(TESTS) check lint: | deps
after = built
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc || echo 2))
.PHONY: built
built: deps
	$(Q)$(if $(Q),.ci/quietly $(BUILD)/build.log building) $(MAKE) $(JOBS) \
	    WERROR=$(WERROR) $(if $(filter check,$(MAKECMDGOALS)),testable,all)
else
after = $(1)
endif

# --- Try, check, lint ----------------------------------------------------

.PHONY: demo
demo: $(call after,all) ## the main job, done for the example consultancy
	$(Q)PATH="$(abspath $(B)):$$PATH" sh examples/demo.sh

.PHONY: bench
bench: all ## time the tools, and other programs that are there (tests/bench/README.md)
	$(Q)BUILD='$(abspath $(B))' tests/bench/run

.PHONY: check testable
check: $(call after,testable) ## run the tests; T=tests/x/y.bats runs one
	$(Q)BUILD='$(abspath $(B))' tests/run $(T)
testable: all $(TESTS) $(B)/libacct.a

.PHONY: browser
browser: all ## install a browser, and run the tests that show and print with it
	$(Q).ci/deps $(BUILD)/browser.log $(call need,BUILD TEST BROWSER)
	$(Q)BUILD='$(abspath $(B))' tests/run $(wildcard tests/*/browser/*.bats)

include .ci/lint.mk

include tests/fuzz/fuzz.mk

include $(wildcard tests/house/steps.mk)

# --- Install -------------------------------------------------------------

LINKED := $(filter-out acct-add,$(TOOLS))
comp   := $(wildcard cmd/completion.bash)
dest    = $(DESTDIR)$(1)

.PHONY: install
install: all ## PREFIX=/usr/local, DESTDIR= for packagers
	$(call say,INST,$(call dest,$(PREFIX)))
	$(Q)$(INSTALL) -d $(call dest,$(bindir)) $(call dest,$(docdir))
	$(Q)$(if $(PROGS),$(INSTALL) -m 755 $(PROGS) $(call dest,$(bindir)))
	$(Q)$(if $(strip $(MODULES)),$(INSTALL) -d $(call dest,$(moduledir)) && \
	    $(INSTALL) -m 644 $(MODULES) $(call dest,$(moduledir)))
	$(Q)for page in $(MANS); do \
	    d=$(call dest,$(mandir))/man$${page##*.}; \
	    $(INSTALL) -d $$d && $(INSTALL) -m 644 $$page $$d || exit 1; \
	done
	$(Q)rm -rf $(call dest,$(docdir))/examples
	$(Q)cp -R examples $(call dest,$(docdir))/examples
	$(Q)chmod -R u=rwX,go=rX $(call dest,$(docdir))/examples
ifneq ($(comp),)
	$(Q)$(INSTALL) -d $(call dest,$(compdir))
	$(Q)$(INSTALL) -m 644 $(comp) $(call dest,$(compdir))/acct-add
	$(Q)for t in $(LINKED); do \
	    ln -sf acct-add $(call dest,$(compdir))/$$t || exit 1; \
	done
endif

.PHONY: uninstall
uninstall: ## take away what install put there
	$(call say,RM,$(call dest,$(PREFIX)))
	$(Q)for t in $(TOOLS); do \
	    rm -f $(call dest,$(bindir))/$$t $(call dest,$(compdir))/$$t; \
	done
	$(Q)for page in $(MANS); do \
	    rm -f $(call dest,$(mandir))/man$${page##*.}/$${page##*/}; \
	done
	$(Q)rm -rf $(call dest,$(docdir)) $(call dest,$(moduledir))

.PHONY: clean
clean: ## remove build/
	$(Q)rm -rf $(BUILD)

# --- For maintainers -----------------------------------------------------

.PHONY: dist
dist: ## build/acct-VERSION.tar.gz of the last commit
	$(Q)mkdir -p $(BUILD)
	$(Q)git archive --prefix=acct-$(VERSION)/ \
	    -o $(BUILD)/acct-$(VERSION).tar.gz HEAD
	$(call say,DIST,$(BUILD)/acct-$(VERSION).tar.gz)

.PHONY: man
man: all ## make the parts of man/ anew that come from the code
	$(Q)BUILD='$(abspath $(B))' man/refresh man

.PHONY: pot
pot: ## build/acct.pot, the words for translators
	$(Q)mkdir -p $(BUILD)
	$(Q)xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=P_:1,2 \
	    --add-comments=TRANSLATORS --sort-by-file --package-name=acct \
	    --package-version=$(VERSION) --force-po -o $(BUILD)/acct.pot \
	    $(sort $(LIB_C) $(CLI_C) $(TOOL_C) $(filter lib/% cmd/%,$(HEADERS)))
	$(call say,POT,$(BUILD)/acct.pot)

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' \
	    $(filter Makefile %.mk,$(MAKEFILE_LIST)) | expand -t 18
	@echo '  Settings: PREFIX DESTDIR BUILD CC CPPFLAGS CFLAGS LDFLAGS;'
	@echo '  SAN=1 sanitizers, SAN=thread for threads, WERROR=1 no warnings, V=1 shows commands'
