/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of 91a41aa2b66382e99a0e007706106451d6ee0e8909c07e131310996db3e42d58. */
(globalThis.timelineParts??={}).de={};
