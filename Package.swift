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
        .target(name: "Linting", dependencies: ["Profiles"]),
        .target(name: "ProfileFiles", dependencies: ["YAMLSource"]),
        .target(name: "Diagnosing", dependencies: ["Linting"]),
        .target(name: "Reporting", dependencies: ["Linting", "Diagnosing"]),
        .executableTarget(
            name: "proxylint",
            dependencies: [
                "Linting", "Diagnosing", "ProfileFiles", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "YAMLSourceTests", dependencies: ["YAMLSource", "CLibYAML"]),
        .testTarget(name: "CatalogTests", dependencies: ["Catalog"]),
        .testTarget(name: "ProfilesTests", dependencies: ["Profiles"]),
        .testTarget(name: "LintingTests", dependencies: ["Linting"], exclude: ["Setups"]),
        .testTarget(name: "DiagnosingTests", dependencies: ["Diagnosing", "TestSupport"], exclude: ["Cases"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "TestSupport"], exclude: ["Cases"]),
        .testTarget(name: "ProxylintTests", dependencies: ["proxylint", "Profiles", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
