import Catalog
import Foundation
import Testing

/// The data itself: sorted, complete, without a chain into nothing.
struct CatalogDataTests {
    private let catalog = Catalog.embedded

    @Test func rowsAreSortedUniqueAndWhole() {
        let columns = [
            "models.tsv": 15, "aliases.tsv": 6, "providers.tsv": 7, "front-ends.tsv": 7, "relays.tsv": 7,
            "hosts.tsv": 8,
            "upstreams.tsv": 6, "error-wordings.tsv": 12, "error-causes.tsv": 8, "key-checks.tsv": 13, "prices.tsv": 7,
        ]
        for (name, table) in catalog.tables {
            var previous = ""
            var count = 0
            for row in table.rows {
                #expect(
                    Array(previous.utf8).lexicographicallyPrecedes(Array(row.line.utf8)),
                    "\(name): \(row.line.prefix(60))")
                #expect(row.columnCount == columns[name], "\(name): \(row.line.prefix(60))")
                #expect(
                    !row.line.contains("  ") && !row.line.contains(" \t") && !row.line.contains("\r"), "\(row.line)")
                previous = row.line
                count += 1
            }
            #expect(count > 4, "\(name)")
        }
    }

    @Test func whatIsEmbeddedIsWhatTheFilesSay() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Sources/CatalogData/Data")
        for (name, table) in catalog.tables {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let lines = text.split(separator: "\n").dropFirst().map(String.init)
            #expect(table.rows.map(\.line) == lines, "\(name)")
        }
    }

    @Test func everyFactHasADateASourceAndAGrade() {
        for provider in catalog.providers {
            for fact in provider.allFacts {
                #expect(fact.date != nil && !fact.source.isEmpty && !fact.value.isEmpty, "\(provider.id) \(fact.field)")
            }
        }
        for frontEnd in catalog.frontEnds {
            for fact in frontEnd.allFacts {
                #expect(fact.date != nil && !fact.source.isEmpty && !fact.value.isEmpty, "\(frontEnd.id) \(fact.field)")
            }
        }
        for provider in catalog.providers {
            for model in catalog.models(of: provider.id) {
                #expect(model.asOf != nil && !model.source.isEmpty && model.grade != .unverified, "\(model.id)")
            }
        }
    }

    @Test func everyModelBelongsToAProviderAndIsFoundByItsId() {
        let known = Set(catalog.providers.map(\.id))
        var count = 0
        for row in catalog.tables[0].table.rows {
            #expect(known.contains(row[0]), "\(row[0])")
            let model = catalog.model(row[1], at: row[0])
            #expect(model?.id == row[1], "\(row[1])")
            count += 1
        }
        #expect(count > 2500)
    }

    @Test func windowsArePlausibleAndBackendsSmaller() {
        for provider in catalog.providers {
            for model in catalog.models(of: provider.id) {
                if let window = model.window { #expect((256...16_777_216).contains(window), "\(model.id)") }
                if let backend = model.defaultWindow { #expect(backend < model.window ?? .max, "\(model.id)") }
            }
        }
    }

    @Test func replacementsLeadToALivingModel() {
        for provider in catalog.providers {
            for model in catalog.models(of: provider.id) where model.replacement != nil {
                // Before every announced end the whole chain is there.
                let longAgo = CalendarDate(secondsSince1970: 0)
                let successor = catalog.successor(of: model, on: longAgo)
                #expect(successor != nil && successor?.status != .retired, "\(provider.id) \(model.id)")
            }
            for model in catalog.models(of: provider.id) {
                guard let nearest = model.nearest else { continue }
                #expect(catalog.model(nearest, at: provider.id)?.status != .retired, "\(provider.id) \(model.id)")
            }
        }
    }

    @Test func aliasesLeadToModels() {
        for row in catalog.tables[1].table.rows {
            #expect(catalog.model(row[1], at: row[0]) != nil, "\(row[1])")
        }
    }

    @Test func everyBaseURLLivesOnARecordedHost() {
        for provider in catalog.providers where !provider.isUserOwned {
            for url in [provider.baseURL, provider.chatURL].compactMap({ $0 }) + provider.otherBaseURLs {
                let host = url.split(separator: "/")[1].split(separator: ":")[0]
                let isKnown = provider.hosts.contains {
                    $0 == host || $0.hasPrefix("*.") && host.hasSuffix($0.dropFirst())
                }
                #expect(isKnown, "\(provider.id) \(url)")
                #expect(url.hasPrefix("https://") && !url.hasSuffix("/"), "\(url)")
            }
        }
    }

    @Test func theCataloguesDateIsItsNewestFacts() {
        var newest = ""
        for (name, table) in catalog.tables {
            let column = [
                "models.tsv": 13, "aliases.tsv": 4, "providers.tsv": 5, "front-ends.tsv": 5, "relays.tsv": 5,
                "hosts.tsv": 6,
                "upstreams.tsv": 4, "key-checks.tsv": 11, "prices.tsv": 5,
            ][name]
            // The tables of errors have months and years as well.
            guard let column else { continue }
            for row in table.rows { newest = max(newest, row[column]) }
        }
        #expect(catalog.date == newest)
    }

    @Test func everySourceOfAJudgedFactCanBeOpened() {
        // A page, a repository with a commit, a file or a thread in it, or a package; `proxylint` is this repository.
        let anchor = /https?:\/\/|[\w.-]+\/[\w.-]+[@#:]|[\w-]+\.[a-z]{2,}\/|PyPI|RFC \d|v?\d+\.\d+\.\d+|^proxylint$/
        let columns = [
            "models.tsv": (12, 14), "providers.tsv": (4, 6), "front-ends.tsv": (4, 6), "relays.tsv": (4, 6),
            "hosts.tsv": (5, 7),
            "upstreams.tsv": (3, 5), "key-checks.tsv": (10, 12), "error-wordings.tsv": (9, 11),
        ]
        for (name, table) in catalog.tables {
            guard let (grade, source) = columns[name] else { continue }
            for row in table.rows where row[grade] != "?" {
                #expect(row[source].contains(anchor), "\(name): \(row[0]) \(row[1]): \(row[source])")
            }
        }
        for row in table("prices.tsv").rows { #expect(row[6].contains(anchor), "\(row[1]): \(row[6])") }
        for row in table("aliases.tsv").rows { #expect(row[5].contains(anchor), "\(row[1]): \(row[5])") }
    }

    private func table(_ name: String) -> CatalogTable {
        catalog.tables.first { $0.name == name }?.table ?? CatalogTable([])
    }

    @Test func everyUpstreamIsFoundByItsSlugAndSpellings() {
        for upstream in catalog.upstreams {
            #expect(catalog.upstream(upstream.slug)?.slug == upstream.slug)
            #expect(catalog.upstream("\(upstream.slug)/variant")?.slug == upstream.slug)
            #expect(upstream.fact.date != nil && upstream.fact.grade != .unverified, "\(upstream.slug)")
        }
        #expect(catalog.upstream("targon")?.status == .gone)
        #expect(catalog.upstream("DeepInfra") == nil)
        #expect(catalog.upstream(spelledLike: "DeepInfra")?.slug == "deepinfra")
        #expect(catalog.upstream(spelledLike: "Google Vertex")?.slug == "google-vertex")
        #expect(catalog.upstream(spelledLike: "x-ai")?.slug == "xai")
        #expect(catalog.upstream(near: "deepinfar")?.slug == "deepinfra")
        #expect(catalog.upstream(near: "taragon")?.slug == "targon")
        #expect(catalog.upstream(near: "somebody-new") == nil)
    }
}
