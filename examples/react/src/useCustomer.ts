import { authorizedFetch, session } from "portico-auth";
import { useEffect, useState, useSyncExternalStore } from "react";

const subscribe = (changed: () => void) => {
  session.addEventListener("change", changed);
  return () => session.removeEventListener("change", changed);
};

/** The first name of whoever is signed in; `undefined` while nobody is, and until the API has said it. */
export function useCustomer(api: string) {
  const current = useSyncExternalStore(subscribe, () => session.current);
  const [name, setName] = useState<string>();
  useEffect(() => {
    if (!current) return;
    const gone = new AbortController();
    authorizedFetch(`${api}/customer/get-profile`, { signal: gone.signal })
      .then(async (answer) => answer.ok && setName((await answer.json()).data.user.firstName))
      // It was given up, or the API cannot be reached: then there is no name.
      .catch(() => {});
    return () => {
      gone.abort();
      setName(undefined);
    };
  }, [api, current]);
  return { isSignedIn: current !== null, name };
}
