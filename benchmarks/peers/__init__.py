"""Other ways to judge a case, for the benchmarks: functions by hand, and the rule engines that Python can call."""
