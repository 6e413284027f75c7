# Tools that count their steps, for tests/house/growth.bats; included by the
# Makefile.  They are compiled as fast as can be, and without sanitizers.

STEPS_B := $(BUILD)/steps
STEPS_O := $(STEPS_B)/count.o

testable: steps
ifneq ($(filter deps,$(MAKECMDGOALS)),)
steps $(STEPS_O): | deps
endif

$(STEPS_O): tests/house/steps.c
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)rm -f $(STEPS_B)/acct-*
	$(Q)$(CC) $(NEEDED) $(WARN) -c -o $@ $<

.PHONY: steps
steps: $(STEPS_O)
	$(Q)$(MAKE) --no-print-directory B=$(STEPS_B) SAN=0 WERROR=0 \
	    CFLAGS='-O0 -fsanitize-coverage=trace-pc' \
	    LDFLAGS='$(LDFLAGS) $(abspath $(STEPS_O))' all
