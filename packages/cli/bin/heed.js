#!/usr/bin/env node
import { main } from "heed";

process.exitCode = await main(process.argv.slice(2));
