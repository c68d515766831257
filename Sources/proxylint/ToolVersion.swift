import CProcess
import Catalog
import Verifying
import YAMLSource

/// What `--version` says.
enum ToolVersion {
    /// The program's version.
    static let number = "0.2.0"

    /// What the argument parser keeps for `--version`: it asks for that several times at every start, whatever the command.
    static let announced = CommandLine.arguments.contains("--version") ? line : number

    /// The version and the dates of its lists, for a summary that is passed on.
    static var description: String { "proxylint \(number) (\(dates))" }

    /// The version, the build, and the dates of its lists: one line.
    static var line: String { "proxylint \(number) (build \(build), \(dates))" }

    /// That line, and what is linked in or loaded, a line each.
    static var details: String {
        let yaml = Library(name: "libyaml", version: YAMLLibrary.version)
        let stamped = String(cString: process_linked()).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? Library(name: String(parts[0]), version: String(parts[1])) : nil
        }
        let libc = String(cString: process_libc())
        let found = [
            Library(name: "glibc", version: libc.isEmpty ? "none" : libc),
            Library(name: "libcurl", version: CurlTransport.version ?? "not found; `verify` needs it"),
        ]
        let width = (stamped + [yaml] + found).map(\.name.count).max() ?? 0
        func list(_ libraries: [Library]) -> String {
            libraries.map { library in
                "  \(library.name)\(String(repeating: " ", count: width - library.name.count + 2))\(library.version)\n"
            }.joined()
        }
        return "\(line)\nlinked in\n\(list(stamped + [yaml]))from this system\n\(list(found))"
    }

    /// A library that runs in the program.
    private struct Library {
        let name: String
        let version: String
    }

    /// What git calls the commit; `development` where `swift build` made the program.
    private static var build: String {
        let stamp = String(cString: process_build())
        return stamp.isEmpty ? "development" : stamp
    }

    private static var dates: String {
        let catalog = Catalog.inUse
        let oldest = catalog.oldestList.flatMap { list in
            list.date.map { ", oldest list: \(list.provider), \($0)" }
        }
        return "catalog of \(catalog.newestDate?.description ?? catalog.date)\(oldest ?? "")"
    }
}
