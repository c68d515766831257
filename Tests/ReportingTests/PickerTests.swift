import Testing

@testable import Reporting

/// A list to pick from, as it is drawn.
struct PickerTests {
    private static let items = [
        PickerList.Item(
            "nousresearch/hermes-3-llama-3.1-405b-instruct-preview:free",
            "free, 131072 tokens at the usual upstream, 262144 at others", shortDetail: "free, 131072 tokens"),
        PickerList.Item(
            "z-ai/glm-5.2", "1048576 tokens at the usual upstream, 2000000 at others, $1.4 in, $4.4 out",
            shortDetail: "1048576 tokens, $1.4 in, $4.4 out"),
        PickerList.Item("deepseek-ai/DeepSeek-V3.2-TEE", "163840 tokens, $0.28 in, $0.42 out"),
    ]

    private func lines(_ list: PickerList, width: Int) -> [String] {
        list.lines(width: width, height: 24, isColored: false).map { $0.text }
    }

    /// A long ID takes neither the window nor the price out of sight.
    @Test(arguments: [160, 80, 60, 40])
    func windowAndPriceStayInSight(width: Int) {
        let drawn = lines(PickerList(title: "Model:", items: Self.items), width: width)
        #expect(drawn.allSatisfy { $0.count < width }, "\(drawn)")
        let all = drawn.joined(separator: "\n")
        for fact in ["free, 131072 tokens", "1048576 tokens", "$1.4 in, $4.4 out", "$0.28 in, $0.42 out"] {
            #expect(all.contains(fact), "\(fact): \(all)")
        }
        #expect(all.contains(":free") && all.contains("> nousresearch"))
        #expect(all.contains("2000000 at others") == (width == 160))
    }

    @Test func nearMatchesAreOffered() {
        var list = PickerList(title: "Model:", items: Self.items, takesOwnText: true)
        list.type("deepsek")
        #expect(list.choice == .text("deepsek"))
        let drawn = lines(list, width: 80)
        #expect(drawn[1].hasPrefix("  deepseek-ai/DeepSeek-V3.2-TEE") && drawn[2] == "> use `deepsek` as typed")
        #expect(drawn[3].contains("near matches; "))
        list.move(by: -1)
        #expect(list.choice == .item(2))
        list.type("zzzzzz")
        #expect(list.choice == .text("deepsekzzzzzz") && lines(list, width: 80).count == 3)
        list.clear()
        list.type("glm")
        #expect(list.choice == .item(1) && lines(list, width: 80)[1].hasPrefix("> z-ai/glm-5.2"))
    }
}
