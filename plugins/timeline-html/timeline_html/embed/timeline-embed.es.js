/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of 3d3db41f9b87664d2a58f3967915b0f1bd8f1b6dcda3280a45ec4ccb6fc8e2a9. */
(globalThis.timelineParts??={}).es={};
