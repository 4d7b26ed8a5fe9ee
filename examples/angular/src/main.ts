import { bootstrapApplication } from "@angular/platform-browser";

import { configuration } from "./app/configuration";
import { Shop } from "./app/shop";

bootstrapApplication(Shop, configuration).catch((error) => console.error(error));
