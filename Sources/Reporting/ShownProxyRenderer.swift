public import Switching

/// A resolved proxy as a table: field, value, where it comes from.
public struct ShownProxyRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = max(width, 40)
    }

    /// Proxies, one behind the other.
    public func render(_ proxies: [ShownProxy], file: String) -> String {
        proxies.map { block($0, file) }.joined(separator: "\n")
    }

    private func block(_ proxy: ShownProxy, _ file: String) -> String {
        let mark = proxy.isActive ? ", active" : ""
        var text = style.strong(SafeText.line("\(proxy.label)\(mark)")) + style.quiet("  \(SafeText.line(file))") + "\n"
        let widest = proxy.values.map { DisplayWidth.of($0.field) }.max() ?? 0
        for value in proxy.values {
            let field = SafeText.line(value.field)
            let gap = String(repeating: " ", count: widest - DisplayWidth.of(field) + 2)
            let shown = SafeText.line(value.value)
            let origin = SafeText.line(value.origin)
            let used = 2 + widest + 2
            if used + DisplayWidth.of(shown) + 2 + DisplayWidth.of(origin) <= width {
                text += "  \(field)\(gap)\(shown)  \(style.quiet(origin))\n"
            } else {
                text += "  \(field)\(gap)\(shown)\n"
                let margin = String(repeating: " ", count: used)
                for line in TextWrapping.lines(origin, width: width, indentation: used) {
                    text += margin + style.quiet(line) + "\n"
                }
            }
        }
        return text
    }
}
