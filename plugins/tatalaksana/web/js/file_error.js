// What is wrong with a file that someone opens, in words for them.

export class FileError extends Error {}
