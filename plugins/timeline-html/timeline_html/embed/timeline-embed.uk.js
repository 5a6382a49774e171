/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of a75256993aa906c7e32198907efb89565ce3ee4b88c54febde7e965f3ddd001d. */
(globalThis.timelineParts??={}).uk={};
