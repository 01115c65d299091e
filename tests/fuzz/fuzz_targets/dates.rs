//! Dates of any text: in order, on character boundaries, equal to their text,
//! with values that survive a round trip.
#![no_main]

use bayan::DateValue;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut last = 0;
    for date in bayan::dates::find(text) {
        assert!(date.span.start >= last && date.span.end > date.span.start);
        assert_eq!(date.span.of(text), date.text);
        last = date.span.end;
        if let Some(value) = date.value {
            assert_eq!(value.to_string().parse::<DateValue>().unwrap(), value);
        }
    }
});
