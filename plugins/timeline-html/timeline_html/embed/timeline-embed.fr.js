/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of 6de749abc9185c0b2ae625e69d862a67ad2b1fe1506ba0d25c97ffc7c91edcbf. */
(globalThis.timelineParts??={}).fr={};
