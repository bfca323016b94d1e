// Generated from the API's document by `npm run openapi`.
export interface paths {
    "/v1/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the connection
         * @description A team that never connected gets the same view with status `disconnected`, and ETag "0".
         */
        get: operations["getConnection"];
        /**
         * Connect to a DefectDojo, or replace URL or key
         * @description URL and key are verified at once, within 10 seconds. On failure nothing is saved, and an earlier connection stays. `field` says at which field of the form to show the problem, such as `gatewayHeaders.1.name`. Every mapped repository is synced afterwards. With another ASVS version in `settings`, `asvsMoved` tells what of people’s choices moved.
         */
        put: operations["connect"];
        post?: never;
        /**
         * Disconnect
         * @description Destroys the key at once and stops everything. Settings and mappings are kept for the next connection, unless `mappings=remove` says otherwise: then repeat it until the answer is 204. What is in DefectDojo stays there.
         */
        delete: operations["disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connection/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings
         * @description Whatever is left out stays as it is. A change that concerns findings or sections syncs every mapped repository. With another ASVS version, `asvsMoved` tells what of people's choices moved, what was split and what has no counterpart.
         */
        patch: operations["changeConnectionSettings"];
        trace?: never;
    };
    "/v1/connection/gateway": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what stands in front of DefectDojo
         * @description Headers that a gateway asks for, and the authority to trust, without the key being typed again. They are verified with the stored key at once, within 10 seconds. On failure nothing is saved. Whatever is left out stays as it is. Every mapped repository is synced afterwards.
         */
        patch: operations["changeGateway"];
        trace?: never;
    };
    "/v1/connection/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify the stored key again
         * @description A failure that a person must mend turns the connection to `needs_attention`; one that can pass by itself does not.
         */
        post: operations["verifyConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the products of the connected DefectDojo */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/product-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the product types that the key can see */
        get: operations["listProductTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all repositories of the team, mapped or not
         * @description The repositories that Gecko lists, in its order. A page may have fewer rows than asked for; go on while there is a `nextCursor`. A mapped repository that Gecko no longer lists is among the mappings. Send `Accept: text/csv` for a file.
         */
        get: operations["listRepositories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mappings */
        get: operations["listMappings"];
        /**
         * Make the mappings those of a file
         * @description Preview with `dryRun=true`. Rows with mistakes are named by their index, and nothing is changed. Else each row has its own result; it stops when DefectDojo stops answering or time is up: then `complete` is false, and the file is to be sent again, with the new ETag. What is so already is left alone. Mappings that the file does not name are kept unless `missing=remove` says otherwise; then they are removed last, only where no row failed, and at most `maxRemovals` of them.
         */
        put: operations["putMappings"];
        /**
         * Map a repository to a product
         * @description A product given by name is created in DefectDojo if no product has exactly that name. The first sync is asked for at once. Repeating the request is harmless.
         */
        post: operations["createMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a mapping */
        get: operations["getMapping"];
        put?: never;
        post?: never;
        /**
         * Remove a mapping
         * @description Stops exports of the repository at once. What is in DefectDojo stays there.
         */
        delete: operations["removeMapping"];
        options?: never;
        head?: never;
        /**
         * Change product, branch, level or sections of a mapping
         * @description Findings that are already in the former product stay there.
         */
        patch: operations["changeMapping"];
        trace?: never;
    };
    "/v1/mapping-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Propose products for repositories, by name
         * @description Writes nothing. Read all pages, let people change what they like, and send the rows as batches.
         */
        get: operations["proposeMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mapping-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Map many repositories
         * @description Each row has its own result; a bad one does not stop the others. Stops when DefectDojo stops answering or time is up: then `complete` is false, and the rows with status `not_tried` are to be sent again. Repeating rows is harmless.
         */
        post: operations["mapBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mapping-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All mappings as a file
         * @description What `PUT /v1/mappings` takes. Of the ASVS it has what people chose, not what was detected.
         */
        get: operations["exportMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/asvs/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the sections of a version of the ASVS
         * @description Its chapters, with how many requirements apply at each level.
         */
        get: operations["getAsvsCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/asvs/{version}/moved-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how people's choices move into a version
         * @description Every mapped repository in which somebody chose sections of the other version, with what moves, what was split and what has no counterpart. Look at it before you change the version of the connection, or after. A page may be empty; go on while there is a `nextCursor`.
         */
        get: operations["listMovedChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/asvs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a repository's level and sections, with evidence and open findings
         * @description Before anything was stored it has ETag "0". What is open says what the scanner saw, not that a section is met.
         */
        get: operations["getAsvsProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a repository's level or sections
         * @description What people add or remove stays so through later scans; what is detected from then on is suggested. A change asks for a sync.
         */
        patch: operations["changeAsvsProfile"];
        trace?: never;
    };
    "/v1/mappings/{mappingId}/asvs/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a repository's sections those that were detected
         * @description In the version that the connection follows: drops what people chose and what was no longer seen. The level stays as it is.
         */
        post: operations["resetAsvsProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why aren't my findings there?
         * @description Answers for every repository, mapped or not, in plain sentences with what to do.
         */
        get: operations["diagnose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push now
         * @description Poll the sync in `Location` until its status is `finished`; its run then tells how it ended.
         */
        post: operations["requestSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/drift-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare DefectDojo with what was exported
         * @description Writes nothing to DefectDojo. The entries of its run tell what is `missing`, `changed_by_people` or `unexpected` in the test. It is done once a month by itself; where a sync is waiting too, one run does both.
         */
        post: operations["requestDriftCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push everything that a drift check found missing or changed
         * @description A sync that also creates again what people deleted in DefectDojo, tries again what DefectDojo refused, makes twins duplicates, and writes anew what was changed, but for people's descriptions, tags and triage, which stay.
         */
        post: operations["requestRepair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/syncs/{syncId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a sync that was asked for */
        get: operations["getSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview what a push would do
         * @description Plans a push with what Gecko says now and what DefectDojo was last told, and writes nothing to DefectDojo. Works while exports are paused. Poll the preview in `Location`; it is kept for a day.
         */
        post: operations["requestPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/previews/{previewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a preview */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of a mapping
         * @description Runs are kept for 90 days, also after the mapping was removed.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a run
         * @description Runs are kept for 90 days, also after the mapping was removed.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/runs/{runId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a run did, finding by finding
         * @description Everything but findings that stayed as they were.
         */
        get: operations["listRunEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/runs/{runId}/revert-closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what a run closed for its absence
         * @description Reopens exactly what this run closed because Gecko no longer listed it, and nobody touched since. These findings then stay open until Gecko lists them once more or says that they are fixed.
         */
        post: operations["revertClosings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what waits for approval
         * @description A sync that would change suspiciously much at once leaves it to a person. Everything else goes on.
         */
        get: operations["getHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/hold/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what waits for approval, finding by finding */
        get: operations["listHeldFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/hold/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what waits
         * @description The next sync plans again, and closes what was held and is still absent from Gecko.
         */
        post: operations["approveHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{mappingId}/hold/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard what waits
         * @description Findings stay open until Gecko lists them once more or says that they are fixed; new ones are proposed again after a later scan.
         */
        post: operations["discardHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who changed what, when
         * @description Kept for a year, unless the team deletes all of its data. Keys are never part of it.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete all of the team's data
         * @description Disconnects, destroys the DefectDojo key, and deletes connection, settings, mappings, history and what syncs remember. What is in DefectDojo stays there, and so does the Gecko API key that an operator stored. Repeat it until the answer is 204: 202 says that more is left than fits into one request, or that a sync is about to end. Where the key can not be destroyed, the rest is deleted all the same, and the problem says how far.
         */
        delete: operations["deleteTeamData"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "status": "connected",
         *       "url": "https://defectdojo.example.com",
         *       "defectDojo": {
         *         "version": "3.2.0",
         *         "userName": "gecko-export"
         *       },
         *       "capabilities": {
         *         "createProducts": true
         *       },
         *       "warnings": [],
         *       "lastVerifiedAt": "2026-11-22T12:00:00.000Z",
         *       "repositoriesMapped": 12,
         *       "asvsSectionsTracked": 96,
         *       "settings": {
         *         "pushOnScanComplete": true,
         *         "includeResolvedFindings": true,
         *         "markVerified": true,
         *         "holdThresholds": {
         *           "closingsOver": 20,
         *           "closingsShareOver": 0.5,
         *           "noneLeftOf": 3,
         *           "creationsShareOver": 0.5
         *         },
         *         "maxConcurrentCalls": 2,
         *         "asvsVersion": "5.0.0"
         *       },
         *       "links": {
         *         "self": "/v1/connection",
         *         "settings": "/v1/connection/settings",
         *         "gateway": "/v1/connection/gateway",
         *         "verify": "/v1/connection/verify",
         *         "products": "/v1/products",
         *         "mappings": "/v1/mappings",
         *         "defectDojo": "https://defectdojo.example.com"
         *       }
         *     }
         * @example {
         *       "status": "disconnected",
         *       "warnings": [],
         *       "repositoriesMapped": 0,
         *       "asvsSectionsTracked": 0,
         *       "settings": {
         *         "pushOnScanComplete": true,
         *         "includeResolvedFindings": true,
         *         "markVerified": true,
         *         "holdThresholds": {
         *           "closingsOver": 20,
         *           "closingsShareOver": 0.5,
         *           "noneLeftOf": 3,
         *           "creationsShareOver": 0.5
         *         },
         *         "maxConcurrentCalls": 2,
         *         "asvsVersion": "5.0.0"
         *       },
         *       "links": {
         *         "self": "/v1/connection",
         *         "settings": "/v1/connection/settings",
         *         "gateway": "/v1/connection/gateway",
         *         "verify": "/v1/connection/verify",
         *         "products": "/v1/products",
         *         "mappings": "/v1/mappings"
         *       }
         *     }
         */
        Connection: {
            /** @enum {string} */
            status: "connected" | "needs_attention" | "disconnected";
            /** @description Why it needs attention, and since when. */
            attention?: {
                code: string;
                reason: string;
                since: string;
            };
            /** @description Base URL of DefectDojo; absent if it was never connected. */
            url?: string;
            defectDojo?: {
                /** @description Absent where the server hides it. */
                version?: string;
                /** @description User whom the key belongs to. */
                userName: string;
            };
            /** @description What the key may do, as last verified. */
            capabilities?: {
                createProducts: boolean;
            };
            /** @description When DefectDojo will refuse the key, as it told when the key was last verified. Absent for a key without an end, and where DefectDojo tells none (before 3.3). 14 and 3 days before, `Connection Needs Attention` is put on the bus. */
            keyExpiresAt?: string;
            /** @description Headers that go with every call. Their values are never given out. */
            gatewayHeaders?: {
                name: string;
            }[];
            /** @description The only authorities that are trusted for this DefectDojo; absent where the public ones are. */
            certificateAuthority?: {
                /** @description Whom they are of, who signed them, and when they end. */
                certificates: {
                    subject: string;
                    issuer: string;
                    endsAt: string;
                }[];
                /** @description When the first of them ends. 14 and 3 days before, `Connection Needs Attention` is put on the bus. */
                endsAt: string;
            };
            /** @description How much of findings an upload holds at most, in bytes or in findings, since larger ones were turned away by what stands in front of DefectDojo, or had no answer in time. Absent where nothing is held back. `GET …/diagnosis` says what would lift it. */
            uploadLimits?: {
                bytes?: number;
                findings?: number;
            };
            warnings: components["schemas"]["ConnectionWarning"][];
            lastVerifiedAt?: string;
            repositoriesMapped: number;
            /** @description Sections in scope over all mapped repositories, in the version that is followed. */
            asvsSectionsTracked: number;
            settings: {
                pushOnScanComplete: boolean;
                includeResolvedFindings: boolean;
                markVerified: boolean;
                /** @enum {string} */
                minimumSeverity?: "Low" | "Medium" | "High" | "Critical";
                holdThresholds: {
                    closingsOver: number;
                    closingsShareOver: number;
                    noneLeftOf: number;
                    creationsShareOver: number;
                };
                defaultProductTypeId?: number;
                maxConcurrentCalls: number;
                /**
                 * @default 5.0.0
                 * @enum {string}
                 */
                asvsVersion: "5.0.0" | "4.0.3";
            };
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                settings: string;
                /** @description Path within this API. */
                gateway: string;
                /** @description Path within this API. */
                verify: string;
                /** @description Path within this API. */
                products: string;
                /** @description Path within this API. */
                mappings: string;
                /** @description Page for people. */
                defectDojo?: string;
            };
        };
        ConnectionWarning: {
            /** @enum {string} */
            code: "key_expires_soon" | "certificate_authority_ends_soon" | "may_not_create_products" | "version_unknown" | "version_limited";
            detail: string;
            advice: string;
        };
        /**
         * @example {
         *       "type": "/v1/openapi.json#/x-problems/key_rejected",
         *       "title": "API key rejected",
         *       "status": 422,
         *       "detail": "DefectDojo rejected the API key: Invalid token.",
         *       "instance": "/v1/connection",
         *       "code": "key_rejected",
         *       "advice": "Copy the API v2 key again from the user profile in DefectDojo; it may have been rotated.",
         *       "field": "apiKey",
         *       "requestId": "JKJaXmPLvHcESHA="
         *     }
         */
        Problem: {
            /** @description Where this kind of problem is described, relative to the API. */
            type: string;
            /** @description The kind of problem, the same for every occurrence. */
            title: string;
            status: number;
            /** @description What happened this time, in one sentence for people. */
            detail: string;
            /** @description Path that was asked for. */
            instance: string;
            /** @description Stable code to branch on. */
            code: string;
            /** @description What to do about it. */
            advice: string;
            /** @description Form field at which to show it, such as "url" or "product.name". */
            field?: string;
            /** @description Everything that is wrong with the request. */
            errors?: components["schemas"]["ProblemError"][];
            /** @description Products to choose from. */
            candidates?: {
                id: number;
                name: string;
            }[];
            /** @description Names this request in our logs. */
            requestId: string;
        };
        ProblemError: {
            /** @description Where: a JSON Pointer into the body, or "query/name", "path/name" or "header/name". */
            pointer: string;
            detail: string;
            /** @description Stable code of this very mistake, where there is one. */
            code?: string;
        };
        /**
         * @example {
         *       "message": "Unauthorized"
         *     }
         */
        GatewayMessage: {
            message: string;
        };
        /**
         * @example {
         *       "url": "https://defectdojo.example.com",
         *       "apiKey": "0123456789abcdef0123456789abcdef01234567"
         *     }
         * @example {
         *       "url": "https://defectdojo.example.com",
         *       "apiKey": "0123456789abcdef0123456789abcdef01234567",
         *       "gatewayHeaders": [
         *         {
         *           "name": "CF-Access-Client-Id",
         *           "value": "0123456789abcdef.access"
         *         },
         *         {
         *           "name": "CF-Access-Client-Secret",
         *           "value": "0123456789abcdef0123456789abcdef"
         *         }
         *       ]
         *     }
         */
        ConnectBody: {
            /** @description Address of DefectDojo as shown in the browser: https, port 443 or 8443, a host on the public internet. Without user name, query, fragment, and `.` or `..` as a segment of its path, which holds letters, digits, `-`, `.`, `_` and `~` alone. Spaces around it, and a slash or /api/v2 at its end, are cut off. */
            url: string;
            /** @description API v2 key. It is stored in Secrets Manager alone and never given out again. Spaces around it are cut off. */
            apiKey: string;
            /** @description Headers that a gateway in front of DefectDojo asks for, such as the client id and secret of an access proxy. They go with every call to it and nowhere else. Left out, those stay that the connection has for the same server; `[]` removes them. */
            gatewayHeaders?: components["schemas"]["GatewayHeaderInput"][];
            /** @description PEM of one to five certificates of the authority that signed the certificate of the server, where that is not a public one. Only they are trusted for this DefectDojo. Left out, those stay that the connection has for the same server; null trusts the public ones again. */
            certificateAuthority?: string | null;
            settings?: components["schemas"]["ConnectionSettingsInput"];
        };
        /**
         * @description It must be a header of the gateway's own.
         * @example {
         *       "name": "CF-Access-Client-Id",
         *       "value": "0123456789abcdef.access"
         *     }
         */
        GatewayHeaderInput: {
            /** @description Name of the header, up to 64 characters. None that HTTP or this service sets (such as Authorization, Host, Content-*, Accept-*, Proxy-*, User-Agent), and none that tells servers who calls (X-Forwarded-*, Forwarded, X-Real-IP). `Cookie` is taken for cookies of the gateway. Spaces around it are cut off. */
            name: string;
            /** @description 12 to 1,024 visible ASCII characters, single spaces between words. It is stored in Secrets Manager alone, masked wherever it turns up, and never given out again. Spaces around it are cut off. */
            value: string;
        };
        /**
         * @example {
         *       "includeResolvedFindings": false,
         *       "minimumSeverity": "Medium"
         *     }
         * @example {
         *       "holdThresholds": {
         *         "closingsOver": 100
         *       },
         *       "defaultProductTypeId": null
         *     }
         * @example {
         *       "asvsVersion": "4.0.3"
         *     }
         */
        ConnectionSettingsInput: {
            /** @description Off pauses all exports of the team. */
            pushOnScanComplete?: boolean;
            /** @description On: resolved in Gecko means mitigated in DefectDojo. Off: what is resolved is left as it is in DefectDojo. */
            includeResolvedFindings?: boolean;
            /** @description Whether exported findings count as verified in DefectDojo. */
            markVerified?: boolean;
            /** @description Findings below it are left as they are; null exports all. */
            minimumSeverity?: ("Low" | "Medium" | "High" | "Critical") | null;
            /** @description From when on a mass of changes is held for a person. null takes the defaults again. */
            holdThresholds?: {
                closingsOver?: number;
                /** @description A share of the open findings: 0, or from 0.000001 to 1. It must be 0, or from 0.000001 to 1. */
                closingsShareOver?: number;
                noneLeftOf?: number;
                /** @description A share of the open findings: 0, or from 0.000001 to 1. It must be 0, or from 0.000001 to 1. */
                creationsShareOver?: number;
            } | null;
            /** @description How many calls DefectDojo may be asked at once at most; fewer are sent while it becomes slower by them, and while other syncs work on it. null takes the default of 2 again. */
            maxConcurrentCalls?: number | null;
            /** @description Product type for products made by name; null takes the first one that the key can see. */
            defaultProductTypeId?: number | null;
            /**
             * @description Version of the OWASP ASVS. Sections are kept per version: only what people chose moves along, and a change back restores.
             * @enum {string}
             */
            asvsVersion?: "5.0.0" | "4.0.3";
        };
        /**
         * @example {
         *       "status": "connected",
         *       "url": "https://defectdojo.example.com",
         *       "defectDojo": {
         *         "version": "3.2.0",
         *         "userName": "gecko-export"
         *       },
         *       "capabilities": {
         *         "createProducts": true
         *       },
         *       "warnings": [],
         *       "lastVerifiedAt": "2026-11-22T12:00:00.000Z",
         *       "repositoriesMapped": 12,
         *       "asvsSectionsTracked": 96,
         *       "settings": {
         *         "pushOnScanComplete": true,
         *         "includeResolvedFindings": true,
         *         "markVerified": true,
         *         "holdThresholds": {
         *           "closingsOver": 20,
         *           "closingsShareOver": 0.5,
         *           "noneLeftOf": 3,
         *           "creationsShareOver": 0.5
         *         },
         *         "maxConcurrentCalls": 2,
         *         "asvsVersion": "4.0.3"
         *       },
         *       "links": {
         *         "self": "/v1/connection",
         *         "settings": "/v1/connection/settings",
         *         "gateway": "/v1/connection/gateway",
         *         "verify": "/v1/connection/verify",
         *         "products": "/v1/products",
         *         "mappings": "/v1/mappings",
         *         "defectDojo": "https://defectdojo.example.com"
         *       },
         *       "asvsMoved": {
         *         "from": "5.0.0",
         *         "to": "4.0.3",
         *         "items": [
         *           {
         *             "repositoryId": "acme/login",
         *             "moves": [
         *               {
         *                 "section": "V9",
         *                 "choice": "added",
         *                 "outcome": "moved",
         *                 "to": [
         *                   "V3"
         *                 ],
         *                 "offered": [],
         *                 "pleaseCheck": true,
         *                 "why": "4.0.3 has only section 3.5 (token-based session management); 6 of 7 are new."
         *               }
         *             ],
         *             "links": {
         *               "asvs": "/v1/mappings/YWNtZS9sb2dpbg/asvs"
         *             }
         *           }
         *         ]
         *       }
         *     }
         */
        ChangedConnection: {
            /** @enum {string} */
            status: "connected" | "needs_attention" | "disconnected";
            /** @description Why it needs attention, and since when. */
            attention?: {
                code: string;
                reason: string;
                since: string;
            };
            /** @description Base URL of DefectDojo; absent if it was never connected. */
            url?: string;
            defectDojo?: {
                /** @description Absent where the server hides it. */
                version?: string;
                /** @description User whom the key belongs to. */
                userName: string;
            };
            /** @description What the key may do, as last verified. */
            capabilities?: {
                createProducts: boolean;
            };
            /** @description When DefectDojo will refuse the key, as it told when the key was last verified. Absent for a key without an end, and where DefectDojo tells none (before 3.3). 14 and 3 days before, `Connection Needs Attention` is put on the bus. */
            keyExpiresAt?: string;
            /** @description Headers that go with every call. Their values are never given out. */
            gatewayHeaders?: {
                name: string;
            }[];
            /** @description The only authorities that are trusted for this DefectDojo; absent where the public ones are. */
            certificateAuthority?: {
                /** @description Whom they are of, who signed them, and when they end. */
                certificates: {
                    subject: string;
                    issuer: string;
                    endsAt: string;
                }[];
                /** @description When the first of them ends. 14 and 3 days before, `Connection Needs Attention` is put on the bus. */
                endsAt: string;
            };
            /** @description How much of findings an upload holds at most, in bytes or in findings, since larger ones were turned away by what stands in front of DefectDojo, or had no answer in time. Absent where nothing is held back. `GET …/diagnosis` says what would lift it. */
            uploadLimits?: {
                bytes?: number;
                findings?: number;
            };
            warnings: components["schemas"]["ConnectionWarning"][];
            lastVerifiedAt?: string;
            repositoriesMapped: number;
            /** @description Sections in scope over all mapped repositories, in the version that is followed. */
            asvsSectionsTracked: number;
            settings: {
                pushOnScanComplete: boolean;
                includeResolvedFindings: boolean;
                markVerified: boolean;
                /** @enum {string} */
                minimumSeverity?: "Low" | "Medium" | "High" | "Critical";
                holdThresholds: {
                    closingsOver: number;
                    closingsShareOver: number;
                    noneLeftOf: number;
                    creationsShareOver: number;
                };
                defaultProductTypeId?: number;
                maxConcurrentCalls: number;
                /**
                 * @default 5.0.0
                 * @enum {string}
                 */
                asvsVersion: "5.0.0" | "4.0.3";
            };
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                settings: string;
                /** @description Path within this API. */
                gateway: string;
                /** @description Path within this API. */
                verify: string;
                /** @description Path within this API. */
                products: string;
                /** @description Path within this API. */
                mappings: string;
                /** @description Page for people. */
                defectDojo?: string;
            };
            /** @description What of people’s choices moved into the new ASVS version, if it was changed. With a `nextCursor` the rest is at `GET /v1/asvs/{version}/moved-choices`. */
            asvsMoved?: components["schemas"]["AsvsMovedChoices"];
        };
        /**
         * @example {
         *       "from": "5.0.0",
         *       "to": "4.0.3",
         *       "items": [
         *         {
         *           "repositoryId": "acme/login",
         *           "moves": [
         *             {
         *               "section": "V9",
         *               "choice": "added",
         *               "outcome": "moved",
         *               "to": [
         *                 "V3"
         *               ],
         *               "offered": [],
         *               "pleaseCheck": true,
         *               "why": "4.0.3 has only section 3.5 (token-based session management); 6 of 7 are new."
         *             }
         *           ],
         *           "links": {
         *             "asvs": "/v1/mappings/YWNtZS9sb2dpbg/asvs"
         *           }
         *         }
         *       ]
         *     }
         */
        AsvsMovedChoices: {
            items: components["schemas"]["AsvsRepositoryMoves"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
            /** @enum {string} */
            from: "5.0.0" | "4.0.3";
            /** @enum {string} */
            to: "5.0.0" | "4.0.3";
        };
        AsvsRepositoryMoves: {
            repositoryId: string;
            moves: components["schemas"]["AsvsMove"][];
            links: {
                /** @description Path within this API. */
                asvs: string;
            };
        };
        AsvsMove: {
            /** @description Section of the version that it moves from. */
            section: string;
            /**
             * @description What a person did with it there.
             * @enum {string}
             */
            choice: "added" | "removed";
            /**
             * @description `split`: its requirements went several ways. `not_moved`: a removal that would take out something else too. `no_counterpart`: nothing succeeds it.
             * @enum {string}
             */
            outcome: "moved" | "split" | "not_moved" | "no_counterpart";
            /** @description Sections of the new version that the choice now counts for. */
            to: string[];
            /** @description Sections that took over a smaller part: suggested. */
            offered: string[];
            pleaseCheck: boolean;
            why: string;
        };
        /**
         * @example {
         *       "gatewayHeaders": [
         *         {
         *           "name": "CF-Access-Client-Id",
         *           "value": "0123456789abcdef.access"
         *         },
         *         {
         *           "name": "CF-Access-Client-Secret",
         *           "value": "0123456789abcdef0123456789abcdef"
         *         }
         *       ]
         *     }
         * @example {
         *       "certificateAuthority": null
         *     }
         */
        GatewayBody: {
            /** @description Headers that a gateway in front of DefectDojo asks for, such as the client id and secret of an access proxy. They go with every call to it and nowhere else. Left out, those stay that the connection has for the same server; `[]` removes them. */
            gatewayHeaders?: components["schemas"]["GatewayHeaderInput"][];
            /** @description PEM of one to five certificates of the authority that signed the certificate of the server, where that is not a public one. Only they are trusted for this DefectDojo. Left out, those stay that the connection has for the same server; null trusts the public ones again. */
            certificateAuthority?: string | null;
        };
        /**
         * @example {
         *       "complete": false,
         *       "links": {
         *         "repeat": "/v1/connection?mappings=remove"
         *       }
         *     }
         */
        Disconnection: {
            /** @constant */
            complete: false;
            links: {
                /** @description Path within this API. */
                repeat: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": 12,
         *           "name": "Shop",
         *           "productTypeId": 1,
         *           "links": {
         *             "defectDojo": "https://defectdojo.example.com/product/12"
         *           }
         *         }
         *       ],
         *       "total": 40,
         *       "nextCursor": "WyIxIiwiMFpfUmJ1UkF3N0xqV2NfTiJd"
         *     }
         */
        ProductPage: {
            items: components["schemas"]["Product"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
            /** @description Products that fit the search, on all pages. */
            total: number;
        };
        Product: {
            id: number;
            name: string;
            productTypeId: number;
            links: {
                /** @description Page for people. */
                defectDojo: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": 1,
         *           "name": "Research and Development",
         *           "links": {
         *             "defectDojo": "https://defectdojo.example.com/product/type/1"
         *           }
         *         }
         *       ],
         *       "total": 1
         *     }
         */
        ProductTypePage: {
            items: components["schemas"]["ProductType"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
            total: number;
        };
        ProductType: {
            id: number;
            name: string;
            links: {
                /** @description Page for people. */
                defectDojo: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "repositoryId": "acme/shop",
         *           "mappingId": "YWNtZS9zaG9w",
         *           "provider": "github",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "state": {
         *             "status": "in_sync",
         *             "since": "2026-11-22T12:03:10.000Z"
         *           },
         *           "asvs": {
         *             "version": "5.0.0",
         *             "level": "L2",
         *             "levelAssignedBy": "proposal",
         *             "sections": [
         *               "V6",
         *               "V7",
         *               "V15"
         *             ],
         *             "suggested": 1,
         *             "toCheck": 0
         *           },
         *           "lastInSyncAt": "2026-11-22T12:03:10.000Z",
         *           "lastRun": {
         *             "id": "0193d2a0-7c00-7000-8000-000000000001",
         *             "outcome": "succeeded",
         *             "finishedAt": "2026-11-22T12:03:10.000Z",
         *             "links": {
         *               "self": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001"
         *             }
         *           },
         *           "links": {
         *             "geckoVulnerabilities": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities",
         *             "diagnosis": "/v1/mappings/YWNtZS9zaG9w/diagnosis",
         *             "mapping": "/v1/mappings/YWNtZS9zaG9w",
         *             "asvs": "/v1/mappings/YWNtZS9zaG9w/asvs",
         *             "defectDojoProduct": "https://defectdojo.example.com/product/12"
         *           }
         *         },
         *         {
         *           "repositoryId": "gitlab:acme/platform/billing",
         *           "mappingId": "Z2l0bGFiOmFjbWUvcGxhdGZvcm0vYmlsbGluZw",
         *           "provider": "gitlab",
         *           "state": {
         *             "status": "unmapped"
         *           },
         *           "links": {
         *             "geckoVulnerabilities": "https://app.gecko.security/repo/gitlab:acme%2Fplatform%2Fbilling/vulnerabilities",
         *             "diagnosis": "/v1/mappings/Z2l0bGFiOmFjbWUvcGxhdGZvcm0vYmlsbGluZw/diagnosis"
         *           }
         *         }
         *       ],
         *       "unusable": []
         *     }
         */
        RepositoryPage: {
            items: components["schemas"]["Repository"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
            /** @description Names in this part of the list that no sync can address. */
            unusable: string[];
        };
        Repository: {
            repositoryId: string;
            /** @description Id of its mapping, or of the one it would have: safe in a path. */
            mappingId: string;
            /** @description Such as `github`, where Gecko says. */
            provider?: string;
            product?: {
                id: number;
                name: string;
            };
            branch?: string;
            /** @description Level and sections of a mapped repository. */
            asvs?: components["schemas"]["AsvsSummary"];
            state: components["schemas"]["RepositoryRowState"];
            lastInSyncAt?: string;
            lastRun?: {
                id: string;
                /** @enum {string} */
                outcome: "succeeded" | "partial" | "skipped" | "waiting" | "held" | "failed";
                finishedAt: string;
                links: {
                    /** @description Path within this API. */
                    self: string;
                };
            };
            links: {
                /** @description Page for people. */
                geckoVulnerabilities: string;
                /** @description Path within this API. */
                diagnosis: string;
                /** @description Path within this API. */
                mapping?: string;
                /** @description Path within this API. */
                asvs?: string;
                /** @description Page for people. */
                defectDojoProduct?: string;
                /** @description Path within this API. */
                hold?: string;
            };
        };
        AsvsSummary: {
            /** @enum {string} */
            version: "5.0.0" | "4.0.3";
            /** @enum {string} */
            level: "L1" | "L2" | "L3";
            /** @enum {string} */
            levelAssignedBy: "person" | "proposal";
            /** @description What is in scope, in the order of the standard. */
            sections: string[];
            /** @description How many more are suggested. */
            suggested: number;
            /** @description How many of the sections ask for a look. */
            toCheck: number;
        };
        RepositoryRowState: {
            /** @enum {string} */
            status: "unmapped" | "never_synced" | "in_sync" | "syncing" | "waiting" | "paused" | "needs_attention" | "failed" | "held";
            code?: string;
            reason?: string;
            since?: string;
            /** @description When it is tried again by itself, where it waits for an instant. */
            until?: string;
            /** @description Its place in the line of its DefectDojo, 1 for the one that comes next, where the code is `in_line`. Where teams share a DefectDojo it may be off by the number of the others, which come in turn. */
            place?: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "YWNtZS9zaG9w",
         *           "repositoryId": "acme/shop",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "state": {
         *             "status": "in_sync",
         *             "since": "2026-11-22T12:03:10.000Z"
         *           },
         *           "asvs": {
         *             "version": "5.0.0",
         *             "level": "L2",
         *             "levelAssignedBy": "proposal",
         *             "sections": [
         *               "V6",
         *               "V7",
         *               "V15"
         *             ],
         *             "suggested": 1,
         *             "toCheck": 0
         *           },
         *           "lastInSyncAt": "2026-11-22T12:03:10.000Z",
         *           "createdAt": "2026-11-20T09:00:00.000Z",
         *           "etag": "\"1795172400000\"",
         *           "links": {
         *             "self": "/v1/mappings/YWNtZS9zaG9w",
         *             "runs": "/v1/mappings/YWNtZS9zaG9w/runs",
         *             "syncs": "/v1/mappings/YWNtZS9zaG9w/syncs",
         *             "asvs": "/v1/mappings/YWNtZS9zaG9w/asvs",
         *             "defectDojoProduct": "https://defectdojo.example.com/product/12",
         *             "geckoVulnerabilities": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities"
         *           }
         *         }
         *       ]
         *     }
         */
        MappingPage: {
            items: components["schemas"]["Mapping"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "YWNtZS9zaG9w",
         *       "repositoryId": "acme/shop",
         *       "product": {
         *         "id": 12,
         *         "name": "Shop"
         *       },
         *       "state": {
         *         "status": "in_sync",
         *         "since": "2026-11-22T12:03:10.000Z"
         *       },
         *       "asvs": {
         *         "version": "5.0.0",
         *         "level": "L2",
         *         "levelAssignedBy": "proposal",
         *         "sections": [
         *           "V6",
         *           "V7",
         *           "V15"
         *         ],
         *         "suggested": 1,
         *         "toCheck": 0
         *       },
         *       "lastInSyncAt": "2026-11-22T12:03:10.000Z",
         *       "createdAt": "2026-11-20T09:00:00.000Z",
         *       "etag": "\"1795172400000\"",
         *       "links": {
         *         "self": "/v1/mappings/YWNtZS9zaG9w",
         *         "runs": "/v1/mappings/YWNtZS9zaG9w/runs",
         *         "syncs": "/v1/mappings/YWNtZS9zaG9w/syncs",
         *         "asvs": "/v1/mappings/YWNtZS9zaG9w/asvs",
         *         "defectDojoProduct": "https://defectdojo.example.com/product/12",
         *         "geckoVulnerabilities": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities"
         *       }
         *     }
         */
        Mapping: {
            /** @description Safe in a path as it is. */
            id: string;
            repositoryId: string;
            product: {
                id: number;
                name: string;
            };
            /** @description Absent: the repository's default branch. */
            branch?: string;
            state: components["schemas"]["RepositoryState"];
            asvs: components["schemas"]["AsvsSummary"];
            lastInSyncAt?: string;
            createdAt: string;
            /** @description Send as If-Match to change exactly this version. */
            etag: string;
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                runs: string;
                /** @description Path within this API. */
                syncs: string;
                /** @description Path within this API. */
                asvs: string;
                /** @description What waits for approval, if anything does. */
                hold?: string;
                /** @description Page for people. */
                defectDojoProduct?: string;
                /** @description Page for people. */
                geckoVulnerabilities: string;
            };
        };
        RepositoryState: {
            /** @enum {string} */
            status: "never_synced" | "in_sync" | "syncing" | "waiting" | "paused" | "needs_attention" | "failed" | "held";
            code?: string;
            reason?: string;
            since?: string;
            /** @description When it is tried again by itself, where it waits for an instant. */
            until?: string;
            /** @description Its place in the line of its DefectDojo, 1 for the one that comes next, where the code is `in_line`. Where teams share a DefectDojo it may be off by the number of the others, which come in turn. */
            place?: number;
        };
        /**
         * @example {
         *       "repositoryId": "acme/shop",
         *       "product": {
         *         "id": 12
         *       }
         *     }
         * @example {
         *       "repositoryId": "gitlab:acme/platform/billing",
         *       "product": {
         *         "name": "Billing"
         *       },
         *       "branch": "main"
         *     }
         * @example {
         *       "repositoryId": "acme/login",
         *       "product": {
         *         "id": 12
         *       },
         *       "level": "L2",
         *       "sections": [
         *         "V6",
         *         "V7"
         *       ]
         *     }
         */
        CreateMappingBody: {
            /** @description Path of the repository, as Gecko's API has it. It must not hold control characters or half a character. It must not hold . or .. as a segment. */
            repositoryId: string;
            product: components["schemas"]["ProductChoice"];
            /** @description Branch whose findings are exported; the repository's default branch unless given. Spaces around it are cut off. It must hold no control characters. */
            branch?: string;
            /**
             * @description ASVS level; the proposed one unless given.
             * @enum {string}
             */
            level?: "L1" | "L2" | "L3";
            /** @description ASVS sections in scope; what is detected unless given. What is detected beside them is then suggested. */
            sections?: string[];
        };
        /**
         * @example {
         *       "id": 12
         *     }
         * @example {
         *       "name": "Billing"
         *     }
         * @example {
         *       "name": "Billing",
         *       "productTypeId": 2
         *     }
         */
        ProductChoice: {
            id: number;
        } | {
            /** @description Name of the product. Spaces around it are cut off. It must hold no control characters. It must not be empty: nobody sees the characters that it has. It must hold no marks that turn the direction of text: leave them out. */
            name: string;
            /** @description Where to create it; the connection's default, else the first visible one, unless given. */
            productTypeId?: number;
        };
        /**
         * @example {
         *       "product": {
         *         "id": 13
         *       }
         *     }
         * @example {
         *       "branch": null
         *     }
         * @example {
         *       "level": "L3",
         *       "sections": [
         *         "V6",
         *         "V7",
         *         "V15"
         *       ]
         *     }
         */
        ChangeMappingBody: {
            product?: components["schemas"]["ProductChoice"];
            /** @description null goes back to the repository's default branch. */
            branch?: string | null;
            /** @description ASVS level; null takes the proposed one. */
            level?: ("L1" | "L2" | "L3") | null;
            /** @description The whole list of ASVS sections in scope; null takes what was detected. */
            sections?: string[] | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "repositoryId": "acme/shop",
         *           "provider": "github",
         *           "status": "existing_product",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "proposal": {
         *             "repositoryId": "acme/shop",
         *             "product": {
         *               "id": 12
         *             }
         *           },
         *           "links": {
         *             "geckoVulnerabilities": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities",
         *             "defectDojoProduct": "https://defectdojo.example.com/product/12"
         *           }
         *         }
         *       ],
         *       "total": 240,
         *       "unusable": [],
         *       "nextCursor": "WyIxIiwiMFpfUmJ1UkF3N0xqV2NfTiJd"
         *     }
         */
        MappingProposalPage: {
            items: components["schemas"]["MappingProposal"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
            /** @description Repositories in Gecko that fit the search, on all pages. */
            total: number;
            /** @description Names on this page that cannot be mapped, such as those without a slash. */
            unusable: string[];
        };
        MappingProposal: {
            repositoryId: string;
            provider?: string;
            /**
             * @description `mapped` already; or what is proposed. `ambiguous`: a person must choose among `candidates`.
             * @enum {string}
             */
            status: "mapped" | "existing_product" | "new_product" | "ambiguous";
            /** @description The product it is mapped to, or that is proposed. */
            product?: {
                id: number;
                name: string;
            };
            /** @description A row for `POST /v1/mapping-batches`, as it is. */
            proposal?: components["schemas"]["MappingRequest"];
            candidates?: {
                id: number;
                name: string;
            }[];
            links: {
                /** @description Page for people. */
                geckoVulnerabilities: string;
                /** @description Path within this API. */
                mapping?: string;
                /** @description Page of the product that is proposed. */
                defectDojoProduct?: string;
            };
        };
        /**
         * @example {
         *       "repositoryId": "acme/shop",
         *       "product": {
         *         "id": 12
         *       }
         *     }
         */
        MappingRequest: {
            /** @description Path of the repository, as Gecko's API has it. It must not hold control characters or half a character. It must not hold . or .. as a segment. */
            repositoryId: string;
            product: components["schemas"]["ProductChoice"];
            /** @description Branch whose findings are exported; the repository's default branch unless given. Spaces around it are cut off. It must hold no control characters. */
            branch?: string;
            /**
             * @description ASVS level; the proposed one unless given.
             * @enum {string}
             */
            level?: "L1" | "L2" | "L3";
            /** @description ASVS sections in scope; what is detected unless given. What is detected beside them is then suggested. */
            sections?: string[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "repositoryId": "acme/shop",
         *           "product": {
         *             "id": 12
         *           }
         *         },
         *         {
         *           "repositoryId": "acme/billing",
         *           "product": {
         *             "name": "acme/billing"
         *           }
         *         }
         *       ]
         *     }
         */
        MappingBatchBody: {
            items: components["schemas"]["MappingRequest"][];
        };
        /**
         * @example {
         *       "complete": true,
         *       "items": [
         *         {
         *           "repositoryId": "acme/shop",
         *           "status": "mapped",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "links": {
         *             "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *           }
         *         },
         *         {
         *           "repositoryId": "acme/billing",
         *           "status": "failed",
         *           "problem": {
         *             "code": "product_name_differs_in_case",
         *             "detail": "There is \"Acme/Billing\", which differs from \"acme/billing\" only in upper and lower case.",
         *             "advice": "Choose one of \"candidates\" by id, or a name that differs in more than upper and lower case.",
         *             "field": "product.name",
         *             "candidates": [
         *               {
         *                 "id": 13,
         *                 "name": "Acme/Billing"
         *               }
         *             ]
         *           },
         *           "links": {
         *             "mapping": "/v1/mappings/YWNtZS9iaWxsaW5n"
         *           }
         *         }
         *       ]
         *     }
         */
        MappingBatch: {
            /** @description Whether every row was tried. If not, send those that were not tried again. */
            complete: boolean;
            items: {
                repositoryId: string;
                /** @enum {string} */
                status: "mapped" | "unchanged" | "failed" | "not_tried";
                product?: {
                    id: number;
                    name: string;
                };
                /** @description Why it failed, as a single mapping would be told. */
                problem?: components["schemas"]["RowProblem"];
                links: {
                    /** @description Path within this API. */
                    mapping: string;
                };
            }[];
        };
        RowProblem: {
            code: string;
            detail: string;
            advice: string;
            field?: string;
            candidates?: {
                id: number;
                name: string;
            }[];
        };
        /**
         * @example {
         *       "mappings": [
         *         {
         *           "repositoryId": "acme/shop",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "branch": "main"
         *         }
         *       ]
         *     }
         */
        MappingFile: {
            mappings: {
                repositoryId: string;
                product: {
                    id: number;
                    name: string;
                };
                branch?: string;
                /**
                 * @description The ASVS level that a person assigned.
                 * @enum {string}
                 */
                level?: "L1" | "L2" | "L3";
                /** @description What people chose of ASVS sections, if anything. */
                sections?: {
                    /** @enum {string} */
                    version: "5.0.0" | "4.0.3";
                    added: string[];
                    removed: string[];
                };
            }[];
        };
        /**
         * @example {
         *       "mappings": [
         *         {
         *           "repositoryId": "acme/billing",
         *           "product": {
         *             "name": "acme/billing"
         *           }
         *         },
         *         {
         *           "repositoryId": "acme/shop",
         *           "product": {
         *             "id": 12,
         *             "name": "Shop"
         *           },
         *           "branch": "main",
         *           "level": "L3",
         *           "sections": {
         *             "version": "5.0.0",
         *             "added": [
         *               "V10"
         *             ],
         *             "removed": []
         *           }
         *         }
         *       ]
         *     }
         */
        MappingFileBody: {
            /** @description In any order, each repository once. */
            mappings: components["schemas"]["MappingFileRow"][];
        };
        MappingFileRow: {
            /** @description Path of the repository, as Gecko's API has it. It must not hold control characters or half a character. It must not hold . or .. as a segment. */
            repositoryId: string;
            product: {
                id: number;
                /** @description For people who read the file; the id counts. Where a product is to be mapped anew it must be the name that the product has, so that the id of another instance leads nowhere. */
                name?: string;
            } | components["schemas"]["ProductChoice"];
            /** @description Branch whose findings are exported; the repository's default branch unless given. Spaces around it are cut off. It must hold no control characters. */
            branch?: string;
            /** @description ASVS level; null takes the proposed one. Left out, it stays as it is. */
            level?: ("L1" | "L2" | "L3") | null;
            /** @description What people chose of ASVS sections, all of it: the rest is as detected. Left out, it stays as it is. `removed` must not hold what "added" holds. */
            sections?: {
                /**
                 * @description The version that the sections are meant of: refused if the connection follows another one.
                 * @enum {string}
                 */
                version?: "5.0.0" | "4.0.3";
                /** @description What people put into scope. */
                added?: string[];
                /** @description What people took out of scope. */
                removed?: string[];
            };
        };
        /**
         * @example {
         *       "complete": false,
         *       "dryRun": true,
         *       "counts": {
         *         "add": 1,
         *         "change": 0,
         *         "remove": 0,
         *         "keep": 0,
         *         "unchanged": 1,
         *         "failed": 0,
         *         "notTried": 0
         *       },
         *       "items": [
         *         {
         *           "index": 0,
         *           "repositoryId": "acme/billing",
         *           "change": "add",
         *           "status": "planned",
         *           "reasons": [
         *             "It is not mapped yet."
         *           ],
         *           "links": {
         *             "mapping": "/v1/mappings/YWNtZS9iaWxsaW5n"
         *           }
         *         },
         *         {
         *           "index": 1,
         *           "repositoryId": "acme/shop",
         *           "change": "unchanged",
         *           "status": "planned",
         *           "reasons": [],
         *           "links": {
         *             "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *           }
         *         }
         *       ]
         *     }
         */
        MappingFileResults: {
            /** @description Whether the mappings are now those of the file. If not, mend what failed, and send the file again. */
            complete: boolean;
            dryRun: boolean;
            counts: {
                add: number;
                change: number;
                remove: number;
                keep: number;
                unchanged: number;
                failed: number;
                notTried: number;
            };
            items: components["schemas"]["MappingFileResult"][];
        };
        MappingFileResult: {
            /** @description Of the row in the file, from 0; absent for a mapping that the file does not name. */
            index?: number;
            repositoryId: string;
            /** @enum {string} */
            change: "add" | "change" | "remove" | "keep" | "unchanged";
            /**
             * @description `planned`: of a dry run. `not_tried`: send the file again.
             * @enum {string}
             */
            status: "planned" | "done" | "failed" | "not_tried";
            reasons: string[];
            /** @description Why it failed, as a single mapping would be told. */
            problem?: components["schemas"]["RowProblem"];
            links: {
                /** @description Path within this API. */
                mapping: string;
            };
        };
        /**
         * @example {
         *       "version": "5.0.0",
         *       "sections": [
         *         {
         *           "id": "V6",
         *           "name": "Authentication",
         *           "requirements": {
         *             "L1": 13,
         *             "L2": 35,
         *             "L3": 47
         *           },
         *           "nothingAtL1": false
         *         },
         *         {
         *           "id": "V17",
         *           "name": "WebRTC",
         *           "requirements": {
         *             "L1": 0,
         *             "L2": 7,
         *             "L3": 12
         *           },
         *           "nothingAtL1": true
         *         }
         *       ],
         *       "requirements": {
         *         "L1": 70,
         *         "L2": 253,
         *         "L3": 345
         *       },
         *       "attribution": "OWASP ASVS 5.0.0, © OWASP Foundation, CC BY-SA 4.0."
         *     }
         */
        AsvsCatalogue: {
            /** @enum {string} */
            version: "5.0.0" | "4.0.3";
            sections: {
                id: string;
                name: string;
                requirements: components["schemas"]["AsvsRequirementCounts"];
                /** @description None of its requirements applies at L1: nothing is to be met there. */
                nothingAtL1: boolean;
            }[];
            requirements: components["schemas"]["AsvsRequirementCounts"];
            attribution: string;
        };
        /** @description How many requirements apply at each level, those of the levels below included. */
        AsvsRequirementCounts: {
            L1: number;
            L2: number;
            L3: number;
        };
        /**
         * @example {
         *       "repositoryId": "acme/login",
         *       "version": "5.0.0",
         *       "level": {
         *         "level": "L2",
         *         "assignedBy": "proposal",
         *         "proposed": "L2",
         *         "reasons": [
         *           "People sign in to it."
         *         ]
         *       },
         *       "sections": [
         *         {
         *           "id": "V6",
         *           "name": "Authentication",
         *           "decidedBy": "detection",
         *           "seen": "found",
         *           "noLongerSeen": false,
         *           "pleaseCheck": false,
         *           "movedFrom": [],
         *           "evidence": [
         *             {
         *               "source": "endpoint",
         *               "sentence": "People sign in here.",
         *               "quote": "POST /login"
         *             }
         *           ],
         *           "requirements": {
         *             "count": 35,
         *             "text": "35 requirements at L2"
         *           },
         *           "openFindings": {
         *             "Critical": 1,
         *             "High": 2,
         *             "Medium": 0,
         *             "Low": 0,
         *             "total": 3
         *           },
         *           "coverage": "open findings: 3"
         *         }
         *       ],
         *       "suggested": [],
         *       "removed": [],
         *       "differences": {
         *         "detectedNotInScope": [],
         *         "inScopeNotDetected": []
         *       },
         *       "detection": {
         *         "scanId": "f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad",
         *         "detectedAt": "2026-11-22T12:00:15.000Z",
         *         "rulesVersion": 1,
         *         "inputs": {
         *           "endpoints": "read",
         *           "wiki": "read"
         *         }
         *       },
         *       "etag": "\"3\"",
         *       "links": {
         *         "self": "/v1/mappings/YWNtZS9sb2dpbg/asvs",
         *         "mapping": "/v1/mappings/YWNtZS9sb2dpbg",
         *         "catalogue": "/v1/asvs/5.0.0"
         *       }
         *     }
         */
        AsvsProfile: {
            repositoryId: string;
            /** @enum {string} */
            version: "5.0.0" | "4.0.3";
            level: {
                /**
                 * @description The one that counts.
                 * @enum {string}
                 */
                level: "L1" | "L2" | "L3";
                /** @enum {string} */
                assignedBy: "person" | "proposal";
                /** @enum {string} */
                proposed: "L1" | "L2" | "L3";
                /** @description Why it is proposed. Plain text: escape it where you show it. */
                reasons: string[];
            };
            /** @description In scope. */
            sections: components["schemas"]["AsvsSection"][];
            /** @description Not in scope: thin evidence, detected after a person had decided, or offered when a choice moved. */
            suggested: components["schemas"]["AsvsSection"][];
            /** @description Taken out by a person: detections leave them out. */
            removed: components["schemas"]["AsvsSection"][];
            /** @description What was detected against what is in scope. Both empty before the first detection. */
            differences: {
                detectedNotInScope: string[];
                inScopeNotDetected: string[];
            };
            /** @description The last detection. Absent: nothing was scanned yet. */
            detection?: {
                scanId: string;
                detectedAt: string;
                rulesVersion: number;
                /** @description What it could look at. */
                inputs: {
                    /** @enum {string} */
                    endpoints: "read" | "none" | "unknown";
                    /** @enum {string} */
                    wiki: "read" | "unknown";
                };
            };
            /** @description Send as If-Match to change exactly this version. */
            etag: string;
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                mapping: string;
                /** @description Path within this API. */
                catalogue: string;
            };
        };
        AsvsSection: {
            /** @description A chapter such as `V6`. It means something only together with the version. */
            id: string;
            name: string;
            /**
             * @description Who put it in its list.
             * @enum {string}
             */
            decidedBy: "detection" | "person";
            /**
             * @description What the last detection says: `suggested` is thin evidence, `not_looked` before the first scan.
             * @enum {string}
             */
            seen: "found" | "suggested" | "not_seen" | "not_looked";
            /** @description It was detected, and the last scan no longer shows why. It stays until a person decides. */
            noLongerSeen: boolean;
            /** @description It moved here from the other version in a way that a person should look at. */
            pleaseCheck: boolean;
            /** @description Sections of the other version that a person chose, and that led here. */
            movedFrom: {
                /** @enum {string} */
                version: "5.0.0" | "4.0.3";
                /** @description A chapter such as `V6`. It means something only together with the version. */
                id: string;
            }[];
            /** @description Why it was detected. Quotes are plain text by strangers: escape them where you show them. */
            evidence: {
                sentence: string;
                quote: string;
                /** @enum {string} */
                source: "endpoint" | "wiki" | "finding" | "path" | "repository";
            }[];
            /** @description When a scan last showed that evidence, where the last one does not. */
            evidenceLastSeenAt?: string;
            requirements: {
                count: number;
                /** @description Such as "35 requirements at L2" or "nothing at L1". */
                text: string;
            };
            openFindings?: components["schemas"]["AsvsOpenFindings"];
            /** @description Such as "open findings: 3" or "nothing seen by the scanner (not a verification)". Never a verdict. */
            coverage: string;
        };
        /** @description Open findings that are filed under this section by their CWE. Absent: none was counted yet. */
        AsvsOpenFindings: {
            Critical: number;
            High: number;
            Medium: number;
            Low: number;
            total: number;
        };
        /**
         * @description `sections` must not come together with "add" or "remove". `remove` must not hold what "add" holds.
         * @example {
         *       "asvsVersion": "5.0.0",
         *       "add": [
         *         "V10"
         *       ],
         *       "remove": [
         *         "V14"
         *       ]
         *     }
         * @example {
         *       "sections": [
         *         "V6",
         *         "V7",
         *         "V15"
         *       ],
         *       "level": "L3"
         *     }
         * @example {
         *       "level": null
         *     }
         */
        ChangeAsvsBody: {
            /**
             * @description The version that the sections are meant of: refused if the connection follows another one.
             * @enum {string}
             */
            asvsVersion?: "5.0.0" | "4.0.3";
            /** @description Sections to put into scope, or to confirm there. */
            add?: string[];
            /** @description Sections to take out of scope. */
            remove?: string[];
            /** @description The whole list of what is in scope, in place of `add` and `remove`. */
            sections?: string[];
            /** @description null takes the proposed level. */
            level?: ("L1" | "L2" | "L3") | null;
        };
        /**
         * @example {
         *       "repositoryId": "acme/shop",
         *       "items": [
         *         {
         *           "kind": "problem",
         *           "code": "paused",
         *           "sentence": "\"Push on scan complete\" is off, which pauses all exports of the team.",
         *           "remedy": "Turn on \"Push on scan complete\". Everything that was missed is then pushed without a fresh scan.",
         *           "links": {
         *             "see": "/v1/connection"
         *           }
         *         }
         *       ],
         *       "links": {
         *         "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *       }
         *     }
         */
        Diagnosis: {
            repositoryId: string;
            /** @description The most important first; never empty. */
            items: components["schemas"]["DiagnosisItem"][];
            links: {
                /** @description Path within this API. */
                mapping: string;
            };
        };
        DiagnosisItem: {
            /**
             * @description `problem`: a person must do something; `waiting`: it passes by itself; `note`: so it was chosen; `well`: nothing is wrong.
             * @enum {string}
             */
            kind: "problem" | "waiting" | "note" | "well";
            /** @description Stable code. */
            code: string;
            /** @description What is so, in plain words. */
            sentence: string;
            /** @description What to do about it. */
            remedy?: string;
            since?: string;
            links: {
                /** @description Where to read more, or to mend it. */
                see?: string;
            };
        };
        /**
         * @example {
         *       "id": "0193d2a0-7c00-7000-8000-00000000000a",
         *       "status": "queued",
         *       "requestedAt": "2026-11-22T12:00:00.000Z",
         *       "links": {
         *         "self": "/v1/mappings/YWNtZS9zaG9w/syncs/0193d2a0-7c00-7000-8000-00000000000a",
         *         "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *       }
         *     }
         */
        Sync: {
            /** Format: uuid */
            id: string;
            /**
             * @description `waiting`: it stands in the line of its DefectDojo, or a run looked at it and will try again; `finished`: see the run for how it ended.
             * @enum {string}
             */
            status: "queued" | "running" | "waiting" | "finished";
            requestedAt: string;
            /** @description While running: how many of the findings to create or change are done, once that is planned. */
            progress?: {
                done: number;
                planned: number;
            };
            /** @description The newest run that served it. */
            run?: components["schemas"]["Run"];
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                mapping: string;
            };
        };
        /**
         * @example {
         *       "id": "0193d2a0-7c00-7000-8000-000000000001",
         *       "repositoryId": "acme/shop",
         *       "triggers": [
         *         {
         *           "kind": "scan",
         *           "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
         *           "scanId": "f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad",
         *           "scanKind": "deep",
         *           "scanStatus": "completed",
         *           "completedAt": "2026-11-22T12:00:00.000Z",
         *           "branch": "main"
         *         }
         *       ],
         *       "startedAt": "2026-11-22T12:00:04.000Z",
         *       "finishedAt": "2026-11-22T12:00:15.000Z",
         *       "outcome": "succeeded",
         *       "counts": {
         *         "created": 455,
         *         "unchanged": 0,
         *         "quarantined": 1,
         *         "skipped": 0
         *       },
         *       "reasons": {
         *         "severity_unknown": 1
         *       },
         *       "warnings": [],
         *       "defectDojoCalls": 9,
         *       "links": {
         *         "defectDojoTest": "https://defectdojo.example.com/test/31",
         *         "geckoFindings": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities",
         *         "self": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001",
         *         "entries": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001/entries",
         *         "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *       }
         *     }
         */
        Run: {
            /** @description It must not hold control characters or half a character. It must not hold . or .. as a segment. */
            repositoryId: string;
            triggers: ({
                /** @constant */
                kind: "scan";
                id: string;
                scanId: string;
                /** @enum {string} */
                scanKind: "deep" | "pull_request" | "recheck";
                /** @enum {string} */
                scanStatus: "completed" | "failed" | "cancelled" | "partial";
                completedAt: string;
                branch: string;
                defaultBranch?: string;
                commit?: string;
            } | {
                /** @constant */
                kind: "status_change";
                id: string;
                findingId: string;
                /** @enum {string} */
                status: "open" | "in_progress" | "fixed" | "fix_verified" | "false_positive" | "accepted_risk";
                changedAt: string;
                acceptedUntil?: string | null;
            } | {
                /** @constant */
                kind: "request";
                id: string;
                reason: string;
                requestedBy?: string;
                revertClosingsOfRun?: string;
            })[];
            startedAt: string;
            finishedAt: string;
            /** @enum {string} */
            outcome: "succeeded" | "partial" | "skipped" | "waiting" | "held" | "failed";
            /**
             * @description Why nothing was done, or what went wrong. These codes of a failed run are about the repository's place in DefectDojo:
             *
             *     - `product_not_visible`: The mapped product does not exist in DefectDojo or the API key can't see it. Map the repository anew, or give the key's user access to the product.
             *     - `test_deleted`: The test with the findings was deleted in DefectDojo. It is not made again by itself for so many findings: map the repository anew to push them all.
             *     - `instance_changed`: The findings in DefectDojo are not those that were pushed: another instance may answer behind the same URL, or a backup was restored. Check the connection, then map the repository anew.
             *     - `uploads_refused`: DefectDojo refuses every upload, also an empty one, so it isn't for the findings. Mend what it complains of, then push again.
             *     - `scan_type_inactive`: The test type "Generic Findings Import" is switched off in DefectDojo, so it refuses every upload. Switch it on, then push again.
             */
            reason?: {
                code: string;
                message: string;
            };
            counts: {
                /** @default 0 */
                created: number;
                /** @default 0 */
                changed: number;
                /** @default 0 */
                closed: number;
                /** @default 0 */
                reopened: number;
                /** @default 0 */
                adopted: number;
                /** @default 0 */
                unchanged: number;
                /** @default 0 */
                held: number;
                /** @default 0 */
                quarantined: number;
                /** @default 0 */
                twinsResolved: number;
                /** @default 0 */
                skipped: number;
                /** @default 0 */
                missing: number;
                /** @default 0 */
                changedByPeople: number;
                /** @default 0 */
                unexpected: number;
            };
            reasons?: {
                [key: string]: number;
            };
            /** @description What people should know of the place in DefectDojo although it stopped nothing. */
            warnings?: {
                /**
                 * @description Stable code; other versions may know more.
                 *
                 *     - `upload_refused_but_stored`: DefectDojo refused an upload and stored its findings all the same. They count as exported; mend what it complains of, or it does so again.
                 *     - `engagement_closed`: The engagement was closed in DefectDojo. It stays closed, and its findings are kept in step all the same.
                 *     - `asvs_refused`: DefectDojo refuses the product's tags and metadata for the ASVS profile: the API key may not edit the product. Give its user the role of a Maintainer and push again.
                 *     - `asvs_failed`: DefectDojo fails each time at the product's tags or metadata for the ASVS profile, while it takes the findings. Both are tried again daily, and on a request.
                 *     - `jira_push_failed`: DefectDojo stored changes of findings and then answered with an error, as it does when pushing to JIRA fails. They count as done; its admins may want to mend its JIRA project.
                 *     - `repository_renamed`: Gecko calls the repository by another name than before. Its mapping followed.
                 *     - `drift_not_checked`: The test in DefectDojo holds more findings than one run can compare, so nothing is known of its drift.
                 *     - `missing_not_checked`: Findings were created or deleted in DefectDojo while it was read, so missing ones are not told. Ask for the check again.
                 */
                code: string;
                message: string;
            }[];
            defectDojoCalls: number;
            links: {
                /** Format: uri */
                defectDojoTest?: string;
                /** Format: uri */
                geckoFindings?: string;
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                entries: string;
                /** @description Path within this API. */
                mapping: string;
            };
            /** Format: uuid */
            id: string;
        };
        /**
         * @example {
         *       "id": "0193d2a0-7c00-7000-8000-00000000000b",
         *       "status": "finished",
         *       "requestedAt": "2026-11-22T12:00:00.000Z",
         *       "finishedAt": "2026-11-22T12:00:04.000Z",
         *       "scanId": "f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad",
         *       "counts": {
         *         "created": 1,
         *         "changed": 0,
         *         "closed": 0,
         *         "reopened": 0,
         *         "adopted": 0,
         *         "unchanged": 454,
         *         "held": 0,
         *         "quarantined": 0,
         *         "twinsResolved": 0,
         *         "skipped": 0,
         *         "missing": 0,
         *         "changedByPeople": 0,
         *         "unexpected": 0
         *       },
         *       "entries": [
         *         {
         *           "geckoId": "3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12",
         *           "operation": "created",
         *           "title": "Any customer can read the orders of others"
         *         }
         *       ],
         *       "links": {
         *         "self": "/v1/mappings/YWNtZS9zaG9w/previews/0193d2a0-7c00-7000-8000-00000000000b",
         *         "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *       }
         *     }
         */
        Preview: {
            finishedAt?: string;
            reason?: {
                code: string;
                message: string;
            };
            scanId?: string;
            counts?: {
                /** @default 0 */
                created: number;
                /** @default 0 */
                changed: number;
                /** @default 0 */
                closed: number;
                /** @default 0 */
                reopened: number;
                /** @default 0 */
                adopted: number;
                /** @default 0 */
                unchanged: number;
                /** @default 0 */
                held: number;
                /** @default 0 */
                quarantined: number;
                /** @default 0 */
                twinsResolved: number;
                /** @default 0 */
                skipped: number;
                /** @default 0 */
                missing: number;
                /** @default 0 */
                changedByPeople: number;
                /** @default 0 */
                unexpected: number;
            };
            entries?: {
                geckoId?: string;
                defectDojoId?: number;
                /** @enum {string} */
                operation: "created" | "changed" | "closed" | "reopened" | "adopted" | "twin_resolved" | "held" | "quarantined" | "skipped" | "missing" | "changed_by_people" | "unexpected";
                code?: string;
                reason?: string;
                title?: string;
            }[];
            /** Format: uuid */
            id: string;
            /**
             * @description `queued`: poll on; `finished`: see `counts` and `entries`; `impossible`: see `reason`; `failed`: none came within 15 minutes, see `reason`.
             * @enum {string}
             */
            status: "queued" | "finished" | "impossible" | "failed";
            requestedAt: string;
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                mapping: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0193d2a0-7c00-7000-8000-000000000001",
         *           "repositoryId": "acme/shop",
         *           "triggers": [
         *             {
         *               "kind": "scan",
         *               "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
         *               "scanId": "f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad",
         *               "scanKind": "deep",
         *               "scanStatus": "completed",
         *               "completedAt": "2026-11-22T12:00:00.000Z",
         *               "branch": "main"
         *             }
         *           ],
         *           "startedAt": "2026-11-22T12:00:04.000Z",
         *           "finishedAt": "2026-11-22T12:00:15.000Z",
         *           "outcome": "succeeded",
         *           "counts": {
         *             "created": 455,
         *             "unchanged": 0,
         *             "quarantined": 1,
         *             "skipped": 0
         *           },
         *           "reasons": {
         *             "severity_unknown": 1
         *           },
         *           "warnings": [],
         *           "defectDojoCalls": 9,
         *           "links": {
         *             "defectDojoTest": "https://defectdojo.example.com/test/31",
         *             "geckoFindings": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities",
         *             "self": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001",
         *             "entries": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001/entries",
         *             "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *           }
         *         }
         *       ]
         *     }
         */
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "geckoId": "3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12",
         *           "defectDojoId": 4711,
         *           "operation": "created",
         *           "links": {
         *             "defectDojo": "https://defectdojo.example.com/finding/4711"
         *           }
         *         },
         *         {
         *           "geckoId": "8f14e45f-ceea-467f-a8c6-2b1f0e3d9c55",
         *           "operation": "quarantined",
         *           "code": "severity_unknown",
         *           "reason": "Gecko gave neither a severity nor a CVSS vector.",
         *           "links": {}
         *         }
         *       ]
         *     }
         */
        RunEntryPage: {
            items: components["schemas"]["RunEntry"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
        };
        RunEntry: {
            geckoId?: string;
            defectDojoId?: number;
            /** @enum {string} */
            operation: "created" | "changed" | "closed" | "reopened" | "adopted" | "twin_resolved" | "held" | "quarantined" | "skipped" | "missing" | "changed_by_people" | "unexpected";
            /**
             * @description Stable code; other versions may know more.
             *
             *     - `row_invalid`: Gecko's row can't be read.
             *     - `id_invalid`: Gecko's id can't be carried into DefectDojo.
             *     - `status_unknown`: Gecko says a status that this service does not know.
             *     - `severity_unknown`: Gecko gives neither a severity nor a CVSS vector to compute one from.
             *     - `resolved_not_included`: It is resolved in Gecko, and resolved findings are not included: it is left as it is.
             *     - `below_minimum_severity`: Its severity is below the minimum that is exported: it is left as it is.
             *     - `refused_by_defectdojo`: DefectDojo refused this, or fails at it each time while it takes others. It is tried again when something else is wanted or by a repair, and daily unless its content was refused.
             *     - `unanswered_by_defectdojo`: DefectDojo gives no answer to an upload of this finding, while it answers others: it never gets done with it, or is ended while it tries. It is tried again daily, when its content changes, and by a repair.
             *     - `unreadable_in_defectdojo`: DefectDojo fails to show it while it shows others, so nothing is done about it. It is tried again daily, by a repair, and once a listing shows it.
             *     - `deleted_in_defectdojo`: It was deleted in DefectDojo. It stays so until Gecko reopens it or a repair is asked for; the first time it comes back while Gecko has it open.
             *     - `told_open_since_scan`: The newest scan does not list it, but Gecko has called it open since.
             *     - `no_complete_scan`: No complete deep scan of the tracked branch is known, so its absence proves nothing.
             *     - `listing_changed`: Gecko's listing changed while it was read, or was not whole, so absence from it proves nothing.
             *     - `scan_incomplete`: The scan failed, was cancelled or is partial, so absence from it proves nothing.
             *     - `recheck_only`: A recheck brings changes of status only, so absence from it proves nothing.
             *     - `status_only`: Only changes of status were told, so nothing is closed for its absence.
             *     - `mass_closing`: So many open findings are gone from Gecko at once that closing them waits for approval.
             *     - `identity_changed`: So many open findings are gone from Gecko and so many others are new that both wait for approval: findings may have got new ids.
             *     - `tracked_branch_changed`: The tracked branch changed. What its first complete deep scan does not list is closed only with approval.
             *     - `closing_discarded`: Closing it was discarded by a person. It stays open until Gecko lists it again or says it is fixed.
             *     - `creation_discarded`: Creating it was discarded by a person. It is proposed again when a later scan lists it.
             *     - `ownership_mismatch`: The finding with this id in DefectDojo is not in our test or doesn't carry this Gecko id.
             *     - `duplicate_in_defectdojo`: DefectDojo has it as a duplicate of another finding: its status is not written.
             *     - `triaged_in_defectdojo`: A person triaged it in DefectDojo: their status stays, and none was written.
             *     - `mark_kept_in_defectdojo`: A person marked it in DefectDojo. It was closed or reopened all the same, and their mark stays beside that.
             *     - `touched_since_closing`: It was changed in DefectDojo since the run closed it, or Gecko said something since.
             *     - `description_edited`: A person edited its description in DefectDojo: the new text was left as a note.
             *     - `date_not_carried`: DefectDojo shows the day of the push as the day it was mitigated; a note has the day of the fix.
             *     - `jira_push_failed`: DefectDojo stored the change and then answered with an error, as it does when pushing to JIRA fails. It counts as done.
             *     - `risk_acceptance_forbidden`: The product does not allow accepting risks: it stays active, with a tag.
             *     - `missing_in_defectdojo`: It was exported, and is no longer in our test in DefectDojo.
             *     - `changed_in_defectdojo`: DefectDojo no longer shows it as it was last written.
             *     - `acceptance_ended_in_defectdojo`: DefectDojo opened it by itself, since a risk acceptance ended there. The next sync makes it what Gecko says.
             *     - `unknown_in_defectdojo`: It is in our test in DefectDojo, but was not exported by us, or was taken for deleted.
             *     - `twin_in_defectdojo`: It is the second finding in our test with this Gecko id. The next repair makes it a duplicate.
             */
            code?: string;
            reason?: string;
            links: {
                /** @description Page for people. */
                defectDojo?: string;
            };
        };
        /**
         * @example {
         *       "runId": "0193d2a0-7c00-7000-8000-000000000001",
         *       "code": "mass_closing",
         *       "reason": "Closing 42 findings waits for approval, because so many open findings are gone from Gecko at once.",
         *       "since": "2026-11-22T12:03:10.000Z",
         *       "scanId": "f5d35de5-8fc8-4a01-8e28-3bae5d6d26ad",
         *       "counts": {
         *         "closings": 42,
         *         "creations": 0,
         *         "open": 60
         *       },
         *       "links": {
         *         "self": "/v1/mappings/YWNtZS9zaG9w/hold",
         *         "findings": "/v1/mappings/YWNtZS9zaG9w/hold/findings",
         *         "approval": "/v1/mappings/YWNtZS9zaG9w/hold/approval",
         *         "discard": "/v1/mappings/YWNtZS9zaG9w/hold/discard",
         *         "run": "/v1/mappings/YWNtZS9zaG9w/runs/0193d2a0-7c00-7000-8000-000000000001",
         *         "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *       }
         *     }
         */
        Hold: {
            /** @description The run that held it; send it with the decision. */
            runId: string;
            /** @enum {string} */
            code: "mass_closing" | "identity_changed" | "tracked_branch_changed";
            /** @description What waits and why, in a sentence for people. */
            reason: string;
            since: string;
            /** @description The scan that it was judged for. A later one replaces the hold. */
            scanId: string;
            counts: {
                /** @description Findings to be closed, because Gecko no longer lists them. */
                closings: number;
                /** @description Findings to be created. */
                creations: number;
                /** @description Findings that were open when it was judged. */
                open: number;
            };
            /** @description What a person decided; the next sync carries it out. */
            decision?: {
                /** @enum {string} */
                kind: "approved" | "discarded";
                at: string;
                by?: string;
            };
            links: {
                /** @description Path within this API. */
                self: string;
                /** @description Path within this API. */
                findings: string;
                /** @description Path within this API. */
                approval: string;
                /** @description Path within this API. */
                discard: string;
                /** @description Path within this API. */
                run: string;
                /** @description Path within this API. */
                mapping: string;
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "geckoId": "3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12",
         *           "change": "close",
         *           "links": {
         *             "geckoVulnerabilities": "https://app.gecko.security/repo/acme%2Fshop/vulnerabilities"
         *           }
         *         }
         *       ]
         *     }
         */
        HeldFindingPage: {
            items: components["schemas"]["HeldFinding"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
        };
        HeldFinding: {
            geckoId: string;
            /** @enum {string} */
            change: "close" | "create";
            links: {
                /** @description Page for people. */
                geckoVulnerabilities: string;
            };
        };
        /**
         * @example {
         *       "runId": "0193d2a0-7c00-7000-8000-000000000001"
         *     }
         */
        HoldDecisionBody: {
            /**
             * Format: uuid
             * @description `runId` of the hold that was looked at: one that replaced it meanwhile is not decided about.
             */
            runId: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0193d2a0-7c00-7000-8000-00000000000c",
         *           "at": "2026-11-22T12:00:00.000Z",
         *           "by": "auth0|ada",
         *           "action": "mapping_changed",
         *           "repositoryId": "acme/shop",
         *           "before": {
         *             "product": {
         *               "id": 12,
         *               "name": "Shop"
         *             }
         *           },
         *           "after": {
         *             "product": {
         *               "id": 13,
         *               "name": "Web shop"
         *             }
         *           },
         *           "links": {
         *             "mapping": "/v1/mappings/YWNtZS9zaG9w"
         *           }
         *         }
         *       ]
         *     }
         */
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Cursor of the next page; absent on the last one. */
            nextCursor?: string;
        };
        AuditEntry: {
            at: string;
            by?: string;
            /** @enum {string} */
            action: "connected" | "disconnected" | "settings_changed" | "gateway_changed" | "mapping_created" | "mapping_changed" | "mapping_removed" | "mapping_followed_rename" | "hold_approved" | "hold_discarded" | "closings_reverted" | "asvs_changed" | "asvs_reset";
            /** @description It must not hold control characters or half a character. It must not hold . or .. as a segment. */
            repositoryId?: string;
            before?: {
                [key: string]: unknown;
            };
            after?: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            links: {
                /** @description Path within this API. */
                mapping?: string;
            };
        };
        /**
         * @example {
         *       "complete": false,
         *       "links": {
         *         "repeat": "/v1/team-data?confirm=delete-everything"
         *       }
         *     }
         */
        TeamDataDeletion: {
            /** @constant */
            complete: false;
            links: {
                /** @description Path within this API. */
                repeat: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Connection = components['schemas']['Connection'];
export type ConnectionWarning = components['schemas']['ConnectionWarning'];
export type Problem = components['schemas']['Problem'];
export type ProblemError = components['schemas']['ProblemError'];
export type GatewayMessage = components['schemas']['GatewayMessage'];
export type ConnectBody = components['schemas']['ConnectBody'];
export type GatewayHeaderInput = components['schemas']['GatewayHeaderInput'];
export type ConnectionSettingsInput = components['schemas']['ConnectionSettingsInput'];
export type ChangedConnection = components['schemas']['ChangedConnection'];
export type AsvsMovedChoices = components['schemas']['AsvsMovedChoices'];
export type AsvsRepositoryMoves = components['schemas']['AsvsRepositoryMoves'];
export type AsvsMove = components['schemas']['AsvsMove'];
export type GatewayBody = components['schemas']['GatewayBody'];
export type Disconnection = components['schemas']['Disconnection'];
export type ProductPage = components['schemas']['ProductPage'];
export type Product = components['schemas']['Product'];
export type ProductTypePage = components['schemas']['ProductTypePage'];
export type ProductType = components['schemas']['ProductType'];
export type RepositoryPage = components['schemas']['RepositoryPage'];
export type Repository = components['schemas']['Repository'];
export type AsvsSummary = components['schemas']['AsvsSummary'];
export type RepositoryRowState = components['schemas']['RepositoryRowState'];
export type MappingPage = components['schemas']['MappingPage'];
export type Mapping = components['schemas']['Mapping'];
export type RepositoryState = components['schemas']['RepositoryState'];
export type CreateMappingBody = components['schemas']['CreateMappingBody'];
export type ProductChoice = components['schemas']['ProductChoice'];
export type ChangeMappingBody = components['schemas']['ChangeMappingBody'];
export type MappingProposalPage = components['schemas']['MappingProposalPage'];
export type MappingProposal = components['schemas']['MappingProposal'];
export type MappingRequest = components['schemas']['MappingRequest'];
export type MappingBatchBody = components['schemas']['MappingBatchBody'];
export type MappingBatch = components['schemas']['MappingBatch'];
export type RowProblem = components['schemas']['RowProblem'];
export type MappingFile = components['schemas']['MappingFile'];
export type MappingFileBody = components['schemas']['MappingFileBody'];
export type MappingFileRow = components['schemas']['MappingFileRow'];
export type MappingFileResults = components['schemas']['MappingFileResults'];
export type MappingFileResult = components['schemas']['MappingFileResult'];
export type AsvsCatalogue = components['schemas']['AsvsCatalogue'];
export type AsvsRequirementCounts = components['schemas']['AsvsRequirementCounts'];
export type AsvsProfile = components['schemas']['AsvsProfile'];
export type AsvsSection = components['schemas']['AsvsSection'];
export type AsvsOpenFindings = components['schemas']['AsvsOpenFindings'];
export type ChangeAsvsBody = components['schemas']['ChangeAsvsBody'];
export type Diagnosis = components['schemas']['Diagnosis'];
export type DiagnosisItem = components['schemas']['DiagnosisItem'];
export type Sync = components['schemas']['Sync'];
export type Run = components['schemas']['Run'];
export type Preview = components['schemas']['Preview'];
export type RunPage = components['schemas']['RunPage'];
export type RunEntryPage = components['schemas']['RunEntryPage'];
export type RunEntry = components['schemas']['RunEntry'];
export type Hold = components['schemas']['Hold'];
export type HeldFindingPage = components['schemas']['HeldFindingPage'];
export type HeldFinding = components['schemas']['HeldFinding'];
export type HoldDecisionBody = components['schemas']['HoldDecisionBody'];
export type AuditPage = components['schemas']['AuditPage'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type TeamDataDeletion = components['schemas']['TeamDataDeletion'];
export type $defs = Record<string, never>;
export interface operations {
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection, or the lack of one. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    connect: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectBody"];
            };
        };
        responses: {
            /** @description Verified and replaced. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedConnection"];
                };
            };
            /** @description Verified and connected. */
            201: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedConnection"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `certificate_authority_invalid`, `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "certificate_authority_invalid" | "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    disconnect: {
        parameters: {
            query?: {
                /** @description Whether the mappings wait for the next connection. */
                mappings?: "keep" | "remove";
            };
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected; more mappings are left than fit into one request. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disconnection"];
                };
            };
            /** @description Disconnected. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `key_not_destroyed`; or: The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_not_destroyed";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    changeConnectionSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionSettingsInput"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedConnection"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    changeGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayBody"];
            };
        };
        responses: {
            /** @description Verified and changed. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `certificate_authority_invalid`, `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "certificate_authority_invalid" | "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    verifyConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key works. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "changed_meanwhile";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Part of the name, in any letter case. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Products by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listProductTypes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Product types. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductTypePage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listRepositories: {
        parameters: {
            query?: {
                /** @description Part of the name. */
                search?: string;
                /** @description Only rows in this state. */
                state?: "unmapped" | "never_synced" | "in_sync" | "syncing" | "waiting" | "paused" | "needs_attention" | "failed" | "held";
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page; 25 unless given, or 1000 as CSV. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rows of the settings table. */
            200: {
                headers: {
                    /** @description As CSV: path of the next page, with `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepositoryPage"];
                    "text/csv": string;
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `gecko_key_missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gecko_key_missing";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `gecko_unavailable`; or: The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gecko_unavailable";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listMappings: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mappings in the order of their repository ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    putMappings: {
        parameters: {
            query?: {
                /** @description true: tells what would change, and changes nothing. DefectDojo is not asked. */
                dryRun?: "true" | "false";
                /** @description What becomes of mappings that the file does not name. Removing stops their exports. */
                missing?: "keep" | "remove";
                /** @description How many mappings may be removed by leaving them out. If the file leaves out more, nothing is done. */
                maxRemovals?: number;
            };
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingFileBody"];
            };
        };
        responses: {
            /** @description What was or would be changed, row by row. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingFileResults"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `too_many_removals` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "too_many_removals";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    createMapping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMappingBody"];
            };
        };
        responses: {
            /** @description It was already mapped like this. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description Mapped. */
            201: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `already_mapped`, `product_name_differs_in_case`, `product_has_another_name`, `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "already_mapped" | "product_name_differs_in_case" | "product_has_another_name" | "changed_meanwhile";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `product_not_visible`, `product_type_not_visible`, `may_not_create_products`, `may_not_import`, `section_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product_not_visible" | "product_type_not_visible" | "may_not_create_products" | "may_not_import" | "section_unknown";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mapping. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    removeMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    changeMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMappingBody"];
            };
        };
        responses: {
            /** @description Changed; a sync is asked for. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `changed_meanwhile`, `product_name_differs_in_case`, `product_has_another_name` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "changed_meanwhile" | "product_name_differs_in_case" | "product_has_another_name";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `product_not_visible`, `product_type_not_visible`, `may_not_create_products`, `may_not_import`, `section_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "product_not_visible" | "product_type_not_visible" | "may_not_create_products" | "may_not_import" | "section_unknown";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    proposeMappings: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Part of the repository name. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A proposal for each repository that Gecko lists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingProposalPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost`, `gecko_key_missing` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost" | "gecko_key_missing";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `gecko_unavailable`; or: The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "gecko_unavailable";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    mapBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingBatchBody"];
            };
        };
        responses: {
            /** @description What became of each row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingBatch"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `not_connected`, `key_lost` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "key_lost";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `url_invalid`, `address_not_public`, `unknown_host`, `name_resolution_failed`, `connection_refused`, `host_unreachable`, `tls_failure`, `timeout`, `not_defectdojo`, `login_page`, `answer_unreadable`, `access_blocked`, `key_rejected`, `key_expired`, `permission_denied`, `no_product_type_visible`, `version_too_old`, `defectdojo_unavailable`, `request_rejected` */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "url_invalid" | "address_not_public" | "unknown_host" | "name_resolution_failed" | "connection_refused" | "host_unreachable" | "tls_failure" | "timeout" | "not_defectdojo" | "login_page" | "answer_unreadable" | "access_blocked" | "key_rejected" | "key_expired" | "permission_denied" | "no_product_type_visible" | "version_too_old" | "defectdojo_unavailable" | "request_rejected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    exportMappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every mapping of the team. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingFile"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getAsvsCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A version of the OWASP ASVS. */
                version: "5.0.0" | "4.0.3";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chapters, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsvsCatalogue"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listMovedChoices: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description A version of the OWASP ASVS. */
                version: "5.0.0" | "4.0.3";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Repositories with their moves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsvsMovedChoices"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getAsvsProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile in the version that the connection follows. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsvsProfile"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    changeAsvsProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAsvsBody"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsvsProfile"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `asvs_version_differs`, `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "asvs_version_differs" | "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description `section_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "section_unknown";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    resetAsvsProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version to change; 412 if it is another one by now. `*` takes any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now; a sync is asked for. */
            200: {
                headers: {
                    /** @description Version of the resource, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsvsProfile"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    diagnose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every reason that is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    requestSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `not_connected`, `exports_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "exports_paused";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    requestDriftCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for: follow it as a sync. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `not_connected`, `exports_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "exports_paused";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    requestRepair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for: follow the sync. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `not_connected`, `exports_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected" | "exports_paused";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
                /** @description Id of the sync, as given when it was asked for. */
                syncId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it has come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `sync_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "sync_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    requestPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description `not_connected` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_connected";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
                /** @description Id of the preview, as given when it was asked for. */
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, and the first ten findings of each kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `preview_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "preview_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Runs, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
                /** @description Id of the run, as given in its row. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `run_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "run_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listRunEntries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
                /** @description Id of the run, as given in its row. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries in the order they came. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunEntryPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `run_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "run_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    revertClosings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
                /** @description Id of the run, as given in its row. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for: follow the sync. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `run_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "run_not_found";
                    };
                };
            };
            /** @description `nothing_to_revert`, `not_connected`, `exports_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nothing_to_revert" | "not_connected" | "exports_paused";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits, and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `hold_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "hold_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listHeldFindings: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description First those to be closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldFindingPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `hold_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "hold_not_found";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    approveHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDecisionBody"];
            };
        };
        responses: {
            /** @description Noted; the sync in `Location` carries it out. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `hold_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "hold_not_found";
                    };
                };
            };
            /** @description `hold_replaced`, `hold_decided` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "hold_replaced" | "hold_decided";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    discardHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the mapping, as given in its row: safe in a path as it is. */
                mappingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDecisionBody"];
            };
        };
        responses: {
            /** @description Noted; the sync in `Location` carries it out. */
            202: {
                headers: {
                    /** @description Path of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sync"];
                };
            };
            /** @description `request_invalid`, `body_not_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "body_not_json";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `route_not_found`, `mapping_not_found`, `hold_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "route_not_found" | "mapping_not_found" | "hold_not_found";
                    };
                };
            };
            /** @description `hold_replaced`, `hold_decided` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "hold_replaced" | "hold_decided";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `content_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "content_type_unsupported";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; leave out for the first page. Good for the same team and list only. */
                cursor?: string;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    deleteTeamData: {
        parameters: {
            query: {
                /** @description Says that it is meant. Nothing can be brought back. */
                confirm: "delete-everything";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not all is deleted yet: repeat. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDataDeletion"];
                };
            };
            /** @description Nothing is left. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description No valid access token: API Gateway itself answers. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `team_missing`, `role_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "team_missing" | "role_not_allowed";
                    };
                };
            };
            /** @description `changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "changed_meanwhile";
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `key_not_destroyed`; or: The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_not_destroyed";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description More requests than the rate limit lets through: API Gateway itself answers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description `internal_error`; or: The function broke off: API Gateway itself answers. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal_error";
                    };
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
            /** @description The function took longer than API Gateway waits: API Gateway itself answers. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayMessage"];
                };
            };
        };
    };
}
