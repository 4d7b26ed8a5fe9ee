// Loads a file.

/** Fetches a file, whose bytes must have this digest if one is given. */
export const load = async (url, integrity, how) => {
  const answer = await fetch(url, { integrity, ...how });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};
