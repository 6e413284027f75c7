# What building and testing need, by the names of each package manager.  What is
# called by a test is in a list of Debian here.

# Debian's come first; the rest are the same packages elsewhere (Arch has libcsv
# in the AUR only; macOS has PT Sans itself).
APT_BUILD  := build-essential pkg-config libcsv-dev libicu-dev libinih-dev \
              libjansson-dev libical-dev libpango1.0-dev libqrencode-dev \
              libgsl-dev librsvg2-dev libgmime-3.0-dev fonts-paratype \
              fonts-dejavu-core
APT_TEST   := libcmocka-dev bats jq sqlite3 gettext mandoc shellcheck \
              cppcheck clang-format clang-tidy git strace clang \
              libclang-rt-dev python3-vobject poppler-utils zbar-tools
APT_BROWSER := chromium
DNF_BUILD  := gcc make binutils pkgconf-pkg-config libcsv-devel libicu-devel \
              inih-devel jansson-devel libical-devel pango-devel \
              qrencode-devel gsl-devel librsvg2-devel gmime30-devel \
              paratype-pt-sans-fonts dejavu-sans-fonts
DNF_TEST   := libcmocka-devel bats jq sqlite gettext mandoc ShellCheck \
              cppcheck clang-tools-extra git strace clang compiler-rt \
              python3-vobject poppler-utils zbar
DNF_BROWSER := chromium
PACMAN_BUILD := base-devel pkgconf libcsv icu libinih jansson libical pango \
                qrencode gsl librsvg gmime3 noto-fonts ttf-dejavu
PACMAN_TEST  := cmocka bats jq sqlite gettext mandoc shellcheck cppcheck \
                clang git strace compiler-rt python-vobject poppler zbar
PACMAN_BROWSER := chromium
APK_BUILD  := build-base pkgconf libcsv-dev icu-dev icu-data-full inih-dev \
              jansson-dev libical-dev pango-dev libqrencode-dev \
              gsl-dev librsvg-dev gmime-dev font-dejavu
APK_TEST   := cmocka-dev bash bats jq sqlite gettext mandoc shellcheck \
              cppcheck clang-extra-tools git strace clang compiler-rt \
              py3-vobject poppler-utils zbar
APK_BROWSER := chromium
BREW_BUILD := make pkgconf libcsv icu4c inih jansson libical gettext pango \
              qrencode gsl librsvg gmime
BREW_TEST  := cmocka bats-core jq sqlite mandoc shellcheck cppcheck \
              clang-format llvm git poppler zbar
BREW_BROWSER := chromium

# `make deps demo` is for trying the tools out: it installs what building takes
# and no more.
TRYING := $(if $(filter all demo install,$(MAKECMDGOALS)),$(if \
            $(filter check lint format pot,$(MAKECMDGOALS)),,yes))
need    = $(foreach m,APT DNF PACMAN APK BREW,'$(strip $(foreach l,$(1),\
            $($(m)_$(l))))')

.PHONY: deps
deps: ## install what building and testing need
	$(Q).ci/deps $(BUILD)/deps.log $(call need,BUILD $(if $(TRYING),,TEST))
