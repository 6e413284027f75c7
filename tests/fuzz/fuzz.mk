# Fuzzing, which clang has; included by the Makefile.

FUZZ_SECONDS = 60
FUZZ_CC      = clang
FUZZ_B      := $(BUILD)/fuzz
FUZZERS     := $(FUZZ_C:tests/fuzz/%.c=$(FUZZ_B)/%)
FUZZ_FLAGS  := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all
fuzz_obj     = $(patsubst %.c,$(FUZZ_B)/%.o,$(1))

.PHONY: fuzz $(FUZZ_C:tests/fuzz/%.c=%)
fuzz: $(FUZZ_C:tests/fuzz/%.c=%) ## hostile input, FUZZ_SECONDS=60 a target
$(FUZZ_C:tests/fuzz/%.c=%): %: $(FUZZ_B)/%
	$(Q)tests/fuzz/run $< $(FUZZ_SECONDS)

$(FUZZ_B)/%.o: %.c
	$(call say,FUZZ,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(FUZZ_CC) $(NEEDED) $(WARN) $(PC_CFLAGS) $(FACTS) $(CPPFLAGS) \
	    $(FUZZ_FLAGS) \
	    -fsanitize=fuzzer-no-link,address,undefined -MMD -MP -c -o $@ $<
$(FUZZ_B)/libacct.a: $(call fuzz_obj,$(LIB_C))
	$(archive)
$(FUZZERS): $(FUZZ_B)/%: $(FUZZ_B)/tests/fuzz/%.o $(FUZZ_B)/libacct.a
	$(call say,LD,$@)
	$(Q)$(FUZZ_CC) -fsanitize=fuzzer,address,undefined $(FUZZ_FLAGS) -o $@ \
	    $(filter %.o %.a,$^) $(LIBS) $(THEIRS)
$(FUZZ_B)/fuzz_mail: THEIRS = $(PC_MAIL)

-include $(patsubst %.o,%.d,$(call fuzz_obj,$(LIB_C) $(FUZZ_C)))
