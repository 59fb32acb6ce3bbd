// A line that tells what was just done, and goes again.

const SHOWN = 4000; // milliseconds

/** @param {Element} before What it stands before in the page. @returns {(words: string) => void} Says something. */
export function newsBefore(before) {
  const news = document.createElement("p");
  let timer = 0;
  news.className = "sop-kabar";
  news.setAttribute("role", "status");
  before.before(news);
  return (words) => {
    news.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (news.textContent = ""), SHOWN);
  };
}
