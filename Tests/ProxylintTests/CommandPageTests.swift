import Foundation
import TestSupport
import Testing

/// The pages of the documentation against the program: every command, option, example and link.
struct CommandPageTests {
    private static let folder = "docs/commands"

    /// Pages that are written by hand and hold examples or links.
    private static let pages: [String] = {
        let others = [
            "README.md", "profiles/README.md", "docs/README.md", "docs/glossary.md", "docs/how-we-know.md",
            "docs/profile-format.md", "docs/words.md", "docs/ci.md", "docs/agents.md",
        ]
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Repository.file(folder).path)) ?? []
        return others + files.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }()

    /// The command that a page is about; nil for other pages.
    private static func command(of page: String) -> String? {
        guard page.hasPrefix("\(folder)/"), !page.hasSuffix("README.md") else { return nil }
        return String(page.dropFirst(folder.count + 1).dropLast(3))
    }

    @Test func everyCommandHasAPageAndEveryPageACommand() throws {
        #expect(Set(Self.pages.compactMap { Self.command(of: $0) }) == Set(try CommandHelp.names()))
    }

    /// Tables and examples; in one test, as both are written into the same file.
    @Test(arguments: pages)
    func tablesAndExamplesAreTheProgramsOwn(_ path: String) throws {
        let page = try DocumentationPage(path)
        var (text, refused) = try page.withRealOutput()
        #expect(refused == [], "\(path)")
        if let command = Self.command(of: path) {
            let opening = "<!-- options -->\n"
            let start = try #require(text.firstRange(of: opening), "\(path) has no `<!-- options -->`").upperBound
            let end = try #require(text.firstRange(of: "<!-- /options -->"), "\(path) does not end its table")
                .lowerBound
            let help = try #require(try CommandHelp.program.get().subcommand(command), "there is no `\(command)`")
            text.replaceSubrange(start..<end, with: help.table())
        }
        // What is in step is not written anew: another test may own the file.
        let difference = text == page.text ? nil : try Recorded(path).difference(from: text)
        #expect(difference == nil)
    }

    @Test(arguments: pages)
    func commandLinesUseWhatExists(_ path: String) throws {
        let page = try DocumentationPage(path)
        let names = try CommandHelp.names()
        var lines = page.commandLines
        for span in page.codeSpans {
            let first = span.prefix { $0 != " " }
            if first == "proxylint" {
                lines.append(span)
            } else if span.hasPrefix("-"), span != "-", span != "--" {
                if let command = Self.command(of: path) {
                    lines.append("proxylint \(command) \(span)")
                } else if span.hasPrefix("--") {
                    // A page about no command in particular may name any command's options.
                    let option = String(span.prefix { $0 != " " && $0 != "=" })
                    #expect(try CommandHelp.program.get().options.contains(option), "\(path): \(span)")
                }
            } else if names.contains(String(first)), span.contains(" -") {
                lines.append("proxylint \(span)")
            }
        }
        for line in lines {
            let fault = try CommandHelp.fault(of: ShellWords.split(line))
            #expect(fault == nil, "\(path): \(line)")
        }
    }

    @Test(arguments: pages)
    func linksLeadSomewhere(_ path: String) throws {
        for target in try DocumentationPage(path).linkedPaths.sorted() {
            #expect(FileManager.default.fileExists(atPath: Repository.file(target).path), "\(path) links to \(target)")
        }
        for link in try DocumentationPage(path).linkedHeadings {
            let headings = try DocumentationPage(link.path).headings
            #expect(headings.contains(link.heading), "\(path) links to \(link.path)#\(link.heading)")
        }
    }

    @Test func indexesAndPagesLinkBothWays() throws {
        let commands = try DocumentationPage("\(Self.folder)/README.md").linkedPaths
        let documents = try DocumentationPage("docs/README.md").linkedPaths
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file("docs").path)
        for file in files where file != "README.md" && file.hasSuffix(".md") {
            #expect(documents.contains("docs/\(file)"), "docs/README.md does not link to \(file)")
        }
        for path in Self.pages where path.hasPrefix("docs/") && path != "docs/README.md" {
            let links = try DocumentationPage(path).linkedPaths
            let isCommand = Self.command(of: path) != nil
            let index = isCommand ? "\(Self.folder)/README.md" : "docs/README.md"
            #expect(links.contains(index), "\(path) does not link to \(index)")
            if isCommand { #expect(commands.contains(path), "\(index) does not link to \(path)") }
        }
    }
}
