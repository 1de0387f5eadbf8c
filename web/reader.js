/**
 * Nothing yet.
 * @param {Document} document
 */
export function start(document) {}
