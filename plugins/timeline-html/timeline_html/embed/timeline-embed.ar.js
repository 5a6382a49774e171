/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of e47643bc27764d3309d1759d459bba20543e3e3ef30f0de9ce23b2ffaebfe912. */
(globalThis.timelineParts??={}).ar={};
