/// Milliseconds from the start of a request to the end of each of its phases; nil where there was no such phase.
public struct Latency: Sendable {
    /// The name was looked up.
    public let name: Int?
    /// The connection stood.
    public let connect: Int?
    /// The connection was secured.
    public let tls: Int?
    /// The first byte of the answer arrived.
    public let firstByte: Int?
    /// All was over.
    public let total: Int

    package init(name: Int?, connect: Int?, tls: Int?, firstByte: Int?, total: Int) {
        self.name = name
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
        self.total = total
    }
}
