# What every source has to pass; included by the Makefile.

# The checks of clang-tidy are listed in .clang-tidy.  How far its analyzer
# follows a function: 225000 is clang's own measure, and takes four times as
# long.
TIDY_NODES = 60000
LINT_C := $(ALL_C) $(FUZZ_C)
TIDY := $(LINT_C:%=$(B)/lint/%.tidy)
lints := lint-format lint-tidy lint-cpp lint-headers lint-sh lint-tools lint-man
.PHONY: lint $(lints)
lint: $(lints) ## clang-format, clang-tidy, cppcheck, shellcheck, mandoc, …

lint-format:
	$(call say,LINT,clang-format)
	$(Q)set -- $(LINT_C) $(HEADERS); \
	test $$# = 0 || clang-format --dry-run --Werror "$$@"

lint-tidy: $(TIDY)
$(TIDY): $(B)/lint/%.tidy: % $(HEADERS) .clang-tidy
	$(call say,TIDY,$<)
	$(Q)mkdir -p $(@D)
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $< -- $(NEEDED) $(WARN) \
	    $(PC_CFLAGS) -Icmd -Itests/unit $(FACTS) -Xclang -analyzer-config \
	    -Xclang max-nodes=$(TIDY_NODES) 2>$@.log || { cat $@.log >&2; exit 1; }
	$(Q)touch $@

lint-cpp:
	$(call say,LINT,cppcheck)
	$(Q)set -- $(LINT_C); \
	test $$# = 0 || cppcheck --quiet --error-exitcode=1 --std=c11 \
	    --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem -D_GNU_SOURCE \
	    '-D_Noreturn=__attribute__((noreturn))' \
	    $(FACTS) -Ilib -Icmd -Itests/unit "$$@"

# Every header stands on its own.
lint-headers:
	$(call say,LINT,headers)
	$(Q)bad=0; for header in $(HEADERS); do \
	    echo "#include \"$$header\"" | $(CC) $(NEEDED) $(WARN) -Werror -I. \
	        -Icmd -Itests/unit -fsyntax-only -xc - || { \
	        echo "$$header: needs another header before it" >&2; bad=1; }; \
	done; exit $$bad

# shellcheck does not follow bats' load: what the helper sets is unknown to it,
# and each test is a function of its own.
lint-sh:
	$(call say,LINT,shellcheck)
	$(Q)shellcheck $(SCRIPTS)
	$(Q)set -- $(BATS); \
	test $$# = 0 || shellcheck -e SC2030,SC2031,SC2154 "$$@"

# What tests call is in .ci/tools.txt.
lint-tools:
	$(call say,LINT,tools)
	$(Q)BUILD=$(B) .ci/tools

# mandoc looks references up among the pages installed on this machine; ours
# are looked up among our own instead.
lint-man:
	$(call say,LINT,mandoc)
	$(Q)bad=0; for page in $(MANS); do \
	    mandoc -Tlint $$page | grep -v 'referenced manual not found' && \
	        bad=1; \
	    for ref in $$(sed -n 's/^\.Xr \(acct[^ ]*\) \([157]\).*/\1.\2/p' \
	        $$page); do \
	        test -f man/$$ref || { \
	            echo "$$page: no such page: $$ref" >&2; bad=1; }; \
	    done; \
	done; exit $$bad

.PHONY: format
format: ## lay all C out as .clang-format says
	$(Q)clang-format -i $(LINT_C) $(HEADERS)
