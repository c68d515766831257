// swift-tools-version:6.1
import PackageDescription

let package = Package(
    name: "proxylint",
    products: [
        .executable(name: "proxylint", targets: ["proxylint"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML"),
        .target(
            name: "CatalogData",
            exclude: ["Data"],
            cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]
        ),
        .target(
            name: "YAMLSource",
            dependencies: ["CLibYAML"],
            // The archive, not the shared library: the program then starts without looking for libyaml.
            linkerSettings: [.linkedLibrary(":libyaml.a")]
        ),
        .target(name: "Catalog", dependencies: ["CatalogData"]),
        .target(name: "Profiles", dependencies: ["YAMLSource", "Catalog"]),
        // The middle of the house: a proxy with its account, provider, address, model and settings, worked out once.
        .target(name: "Setups", dependencies: ["Catalog", "JSONText", "Profiles", "YAMLSource"]),
        // Configuration files of relays (LiteLLM, Bifrost), read into the same proxies as profiles.
        .target(name: "Relays", dependencies: ["Setups"]),
        .target(name: "Linting", dependencies: ["Relays", "Setups"]),
        .target(name: "ProfileFiles", dependencies: ["CSafeguards", "Profiles", "YAMLSource"]),
        .target(name: "Diagnosing", dependencies: ["Linting"]),
        // The library itself is loaded when a request is made; only its header is needed to build.
        .target(name: "CLibCURL", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "ChildPrograms", dependencies: ["CSafeguards"]),
        .target(name: "CSafeguards"),
        // Which build this is (`make build` fills it in at the link), and what it was called with.
        .target(name: "CProcess"),
        .target(name: "Secrets", dependencies: ["ChildPrograms", "CSafeguards", "ProfileFiles", "Profiles"]),
        .target(name: "JSONText"),
        // What verifying came to, without a way to a key: reports see this alone.
        .target(name: "VerificationResults", dependencies: ["Diagnosing"]),
        // Reads what providers answer, without a way to a key or a network: the page for browsers uses it too.
        .target(name: "KeyAnswers", dependencies: ["Diagnosing", "JSONText", "Setups", "VerificationResults"]),
        .target(
            name: "Verifying",
            dependencies: [
                "CLibCURL", "Diagnosing", "JSONText", "KeyAnswers", "Secrets", "VerificationResults",
            ]),
        // Lists of models from the network, laid over the embedded catalogue.
        .target(
            name: "Refreshing",
            dependencies: ["Catalog", "JSONText", "KeyAnswers", "ProfileFiles", "Setups", "Verifying"]),
        // One folder a front end, with its form, export, import and merge side by side.
        .target(name: "FrontEnds", dependencies: ["JSONText", "Setups", "YAMLSource"]),
        // Lint for a form, without a profile.
        .target(name: "Checking", dependencies: ["FrontEnds", "Linting"]),
        // What switching and showing work out, without a way to a file or a key: reports see this.
        .target(name: "Switching", dependencies: ["Diagnosing", "FrontEnds"]),
        .target(
            name: "Managing",
            dependencies: ["JSONText", "ProfileFiles", "Relays", "Switching", "VerificationResults"]),
        .target(
            name: "Reporting",
            dependencies: [
                "Checking", "Linting", "Diagnosing", "FrontEnds", "JSONText", "Switching", "VerificationResults",
            ]),
        // The language server: messages in, messages out; no file, no clock.
        .target(name: "Editing", dependencies: ["JSONText", "Linting", "Relays", "Reporting"]),
        .executableTarget(
            name: "proxylint",
            dependencies: [
                "CProcess", "Checking", "Linting", "Diagnosing", "Editing", "ProfileFiles", "Reporting",
                "ChildPrograms",
                "FrontEnds",
                "JSONText", "Managing", "Relays", "Secrets", "Switching", "VerificationResults",
                "Verifying", "Refreshing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Makes the embedded tables out of data/ (`make data`); no part of the program.
        .target(name: "CatalogCompiler", dependencies: ["Catalog", "YAMLSource"]),
        .executableTarget(name: "catalog-data", dependencies: ["CatalogCompiler"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // What fuzzers feed; the corpus goes through it with every run of the tests.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Catalog", "Diagnosing", "Editing", "FrontEnds", "JSONText", "KeyAnswers", "Linting", "Managing",
                "Profiles",
                "Refreshing", "Reporting", "Setups", "VerificationResults", "YAMLSource",
            ], path: "Tests/Fuzzing/Targets"),
        .testTarget(name: "FuzzCorpusTests", dependencies: ["FuzzTargets", "TestSupport"]),
        .testTarget(
            name: "InvariantTests",
            dependencies: [
                "Catalog", "Diagnosing", "FrontEnds", "Linting", "Managing", "Profiles", "Setups", "TestSupport",
                "YAMLSource",
            ]),
        .testTarget(name: "YAMLSourceTests", dependencies: ["YAMLSource", "CLibYAML"]),
        .testTarget(name: "CatalogTests", dependencies: ["Catalog"]),
        .testTarget(name: "CatalogCompilerTests", dependencies: ["CatalogCompiler", "TestSupport"]),
        .testTarget(name: "ProfilesTests", dependencies: ["Profiles"]),
        .testTarget(name: "SetupsTests", dependencies: ["Setups"]),
        .testTarget(name: "LintingTests", dependencies: ["Linting"], exclude: ["Setups"]),
        .testTarget(
            name: "FrontEndsTests",
            dependencies: [
                "Catalog", "FrontEnds", "JSONText", "KeyAnswers", "Profiles", "Reporting", "Secrets", "Setups",
                "Switching",
                "TestSupport", "VerificationResults", "Verifying", "YAMLSource",
            ]),
        .testTarget(name: "DiagnosingTests", dependencies: ["Diagnosing", "TestSupport"], exclude: ["Cases"]),
        .testTarget(
            name: "SwitchingTests",
            dependencies: ["Catalog", "Diagnosing", "Profiles", "Setups", "Switching", "TestSupport", "YAMLSource"]),
        .testTarget(
            name: "ManagingTests",
            dependencies: [
                "Catalog", "Diagnosing", "JSONText", "Linting", "Managing", "Profiles", "Setups", "Switching",
                "VerificationResults", "YAMLSource",
            ]),
        .testTarget(name: "SecretsTests", dependencies: ["Catalog", "Profiles", "Secrets", "YAMLSource"]),
        .testTarget(
            name: "VerifyingTests",
            dependencies: ["Catalog", "Diagnosing", "Profiles", "Secrets", "Setups", "Verifying"]),
        .testTarget(
            name: "RefreshingTests",
            dependencies: [
                "Catalog", "JSONText", "KeyAnswers", "Refreshing", "Setups", "VerificationResults", "Verifying",
            ]),
        .testTarget(name: "EditingTests", dependencies: ["Catalog", "Editing", "JSONText", "Linting", "Profiles"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "TestSupport"], exclude: ["Cases"]),
        .testTarget(
            name: "ProxylintTests", dependencies: ["proxylint", "Catalog", "Profiles", "TestSupport"],
            exclude: ["Cases"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)

// `scripts/fuzz` alone builds this one: it needs libFuzzer, which comes with the sanitizers.
if Context.environment["PROXYLINT_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Runner"))
}

// Tests run the core a hundred thousand times: optimized, they take an eighth of the time.
let core: Set = [
    "YAMLSource", "JSONText", "Catalog", "Profiles", "Setups", "Relays", "Linting", "Diagnosing", "FrontEnds",
]
for target in package.targets where core.contains(target.name) {
    target.swiftSettings = [.unsafeFlags(["-O"], .when(configuration: .debug))]
}

// Above, a target names what it stands on. The build has to know all that is below that, too: a type's layout reaches whoever
// holds one, and a module that was not compiled anew reads the old one.
let namedDependencies = Dictionary(
    uniqueKeysWithValues: package.targets.map { target in
        let names = target.dependencies.compactMap { dependency in
            if case .byNameItem(let name, _) = dependency { name } else { nil }
        }
        return (target.name, Set(names))
    })
func allBelow(_ name: String) -> Set<String> {
    let named = namedDependencies[name, default: []]
    return named.reduce(into: named) { $0.formUnion(allBelow($1)) }
}
for target in package.targets {
    let missing = allBelow(target.name).subtracting(namedDependencies[target.name, default: []])
    target.dependencies += missing.sorted().map { .byName(name: $0) }
}
