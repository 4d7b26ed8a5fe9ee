// Hands a list and its customer over with document B. The access token is the customer's own session token, which is good
// for that customer alone: no token of the shop's stands in this page. docs/embedding.md says which tokens may.

import { authorizedFetch, session } from "../embed/portico.js";

const LIST = [
  { sku: "lamp", quantity: 2 },
  { sku: "clock", quantity: "1" },
];

const at = (id) => document.getElementById(id);
const auth = document.querySelector("portico-auth");

at("list").append(
  ...LIST.map(({ sku, quantity }) => {
    const line = document.createElement("li");
    line.textContent = `${quantity} × ${sku}`;
    return line;
  }),
);

auth.cart = LIST;
// Asked when a token is needed, so that it is that of the session which goes on then.
auth.accessToken = () => session.current?.token;

const follow = async () => {
  at("form").hidden = !session.current;
  at("nobody").hidden = !!session.current;
  if (!session.current) return;
  const answer = await authorizedFetch("/customer/get-profile");
  if (answer.ok) auth.setAttribute("email", (await answer.json()).data.user.email);
};

session.addEventListener("change", follow);
follow();
